import { existsSync } from 'node:fs';
import path from 'node:path';
import { measureColours, printColours } from './colours';
import { measureUpsampling, printUpsampling } from './upsampling';

/** Measures edges alone, without a service: `node --conditions=react-server --import tsx bench/edges.ts`. */
const SIDES = [96, 384];

const photos = path.resolve(import.meta.dirname, '..', process.env.PHOTOS_DIR || '../shared/photos');
const folder = path.join(photos, 'alpha');
if (existsSync(folder)) {
  for (const side of SIDES) printUpsampling(side, await measureUpsampling(folder, side));
  printColours(await measureColours(folder));
} else {
  console.error(
    `There is no ${folder}: set PHOTOS_DIR to a folder that holds alpha/im, alpha/gt, alpha/trimap.`,
  );
  process.exitCode = 1;
}
