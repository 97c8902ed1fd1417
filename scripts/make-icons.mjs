import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { root } from './stamp.mjs';

/*
 * Draws the app's icons from app/icon.svg. Run it after the drawing has changed, and commit what it writes: a build
 * draws nothing.
 */

/** The drawing's own ground, which a maskable icon needs up to its edges. */
const GROUND = '#1d4a3c';

/** Systems cut maskable icons to shapes of their own, and leave a circle of four fifths. */
const SAFE_SHARE = 0.72;

const drawing = readFileSync(path.join(root, 'app', 'icon.svg'));
const target = (name) => path.join(root, 'public', 'icons', name);
/** The drawing has 32 units a side, which are 72 dots to the inch at this size. */
const drawn = (side) => sharp(drawing, { density: (72 * side) / 32 }).resize(side, side);

for (const side of [192, 512]) {
  await drawn(side)
    .png({ palette: true })
    .toFile(target(`icon-${side}.png`));
}

const side = 512;
const inner = Math.round(side * SAFE_SHARE);
await sharp({ create: { width: side, height: side, channels: 3, background: GROUND } })
  .composite([{ input: await drawn(inner).png().toBuffer() }])
  .png({ palette: true })
  .toFile(target('maskable-512.png'));
