import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import type { RgbaImage } from '@/lib/core/image';
import { createCutter } from './eval/cutter';
import { readPhoto } from './eval/pictures';

/** Height of a cut-out on the sheet, and the room around it, in pixels. */
const ROW = 420;
const GAP = 8;
const SQUARE = 12;

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: DEFAULT_MODEL },
    photos: { type: 'string', default: '../shared/photos/large' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`npm run contact-sheet [-- --photos FOLDER] [--model NAME]

Cuts out every photo of a folder and lays the cut-outs side by side, on a checkerboard, white, black and saturated
green, to be looked at: a PNG a photo in bench/results/contact-sheet/.`);
  process.exit(0);
}

const folder = path.resolve(values.photos);
const out = 'bench/results/contact-sheet';
mkdirSync(out, { recursive: true });
const cut = await createCutter(values.model);
for (const file of readdirSync(folder).sort()) {
  const photo = await readPhoto(path.join(folder, file));
  const { image } = await cut(photo, true);
  const target = path.join(out, `${path.parse(file).name}.png`);
  await layOut(image, target);
  console.log(target);
}

async function layOut({ data, width, height }: RgbaImage, target: string): Promise<void> {
  const small = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize({ height: ROW })
    .png()
    .toBuffer();
  const { width: across = 0 } = await sharp(small).metadata();
  const grounds = [
    { input: checkerboard(across, ROW) },
    ...['#ffffff', '#000000', '#00ff00'].map((background) => ({
      input: { create: { width: across, height: ROW, channels: 3 as const, background } },
    })),
  ];
  const columns = grounds.flatMap(({ input }, column) => {
    const place = { left: GAP + column * (across + GAP), top: GAP };
    return [
      { input, ...place },
      { input: small, ...place },
    ];
  });
  await sharp({
    create: {
      width: GAP + grounds.length * (across + GAP),
      height: ROW + 2 * GAP,
      channels: 3,
      background: '#808080',
    },
  })
    .composite(columns)
    .png()
    .toFile(target);
}

function checkerboard(width: number, height: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>` +
      `<pattern id="p" width="${2 * SQUARE}" height="${2 * SQUARE}" patternUnits="userSpaceOnUse">` +
      `<rect width="100%" height="100%" fill="#fff"/><path d="M0 0h${SQUARE}v${SQUARE}H0zM${SQUARE} ${SQUARE}h${SQUARE}v${SQUARE}H${SQUARE}z" fill="#c8c8c8"/>` +
      `</pattern></defs><rect width="100%" height="100%" fill="url(#p)"/></svg>`,
  );
}
