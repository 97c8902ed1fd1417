import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { root } from './stamp.mjs';

/*
 * Makes the sample pictures, and the tool's thumbnails, from what renders/render.py has written: node
 * scripts/make-samples.mjs FOLDER. Commit what it writes: a build makes no pictures.
 */

/** What the tool offers to try: of these it shows thumbnails. */
const OFFERED = new Set(['shoe', 'camera', 'toy-car', 'bottle']);

/** Twice what the page shows the largest thumbnail with. */
const THUMBNAIL_SIDE = 160;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: node scripts/make-samples.mjs FOLDER');
const target = path.join(root, 'renders', 'pictures');
mkdirSync(target, { recursive: true });

for (const file of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
  const { name } = path.parse(file);
  const picture = sharp(path.join(folder, file)).removeAlpha();
  await picture
    .clone()
    .jpeg({ quality: 86, mozjpeg: true })
    .toFile(path.join(target, `${name}.jpg`));
  if (!OFFERED.has(name)) continue;
  await picture
    .clone()
    // The subject stands in the middle.
    .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'cover' })
    .webp({ quality: 78, effort: 6 })
    .toFile(path.join(target, `${name}-small.webp`));
}
