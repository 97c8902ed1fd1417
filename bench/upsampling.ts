import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { areaTaps } from '@/lib/core/filter';
import type { Matte, RgbaImage } from '@/lib/core/image';
import type { MatteGrid } from '@/lib/core/matte';
import { readMatteRows, resampleMatte } from '@/lib/core/matte-rows';
import { resamplePlane } from '@/lib/core/plane';
import { refineMatte } from '@/lib/core/refine';
import { gradientError } from './metrics/gradient-error';
import { mse } from './metrics/mse';
import { sad } from './metrics/sad';

/** A photo with its true alpha. */
interface MattingSample {
  readonly name: string;
  readonly image: RgbaImage;
  readonly truth: Matte;
  readonly trimap: Uint8Array;
}

/** Refined ÷ plainly enlarged: below 1 is better. */
export interface UpsamplingRatios {
  readonly name: string;
  readonly sad: number;
  readonly mse: number;
  readonly gradient: number;
}

/**
 * Averages each photo's true alpha down to a grid and enlarges it again, plainly and refined.
 * @param folder holds im, gt and trimap with PNG files of the same names
 * @param side longest side of the grid, in samples
 */
export async function measureUpsampling(folder: string, side: number): Promise<UpsamplingRatios[]> {
  const ratios: UpsamplingRatios[] = [];
  for (const file of readdirSync(path.join(folder, 'gt')).sort()) {
    const { name, image, truth, trimap } = await readSample(folder, file);
    const grid = averageDown(truth, side);
    const plain = readMatteRows(resampleMatte(grid, image));
    const refined = refineMatte(grid, image);
    ratios.push({
      name,
      sad: sad(refined.data, truth.data, trimap) / sad(plain.data, truth.data, trimap),
      mse: mse(refined.data, truth.data, trimap) / mse(plain.data, truth.data, trimap),
      gradient: gradientError(refined, truth, trimap) / gradientError(plain, truth, trimap),
    });
  }
  return ratios;
}

/** Prints a table of ratios, and their mean. */
export function printUpsampling(side: number, ratios: readonly UpsamplingRatios[]): void {
  const mean = (measure: 'sad' | 'mse' | 'gradient') =>
    ratios.reduce((sum, ratio) => sum + ratio[measure], 0) / ratios.length;
  console.log(`\nrefined ÷ bicubic, from ${side} samples on the longest side (below 1 is better)\n`);
  console.log('            SAD    MSE    gradient');
  const all = [...ratios, { name: 'mean', sad: mean('sad'), mse: mean('mse'), gradient: mean('gradient') }];
  for (const { name, ...measures } of all) {
    const columns = [measures.sad, measures.mse, measures.gradient].map((value) => value.toFixed(3));
    console.log(`${name.padEnd(10)}  ${columns.join('  ')}`);
  }
}

async function readSample(folder: string, file: string): Promise<MattingSample> {
  const { data, info } = await sharp(path.join(folder, 'im', file))
    .removeAlpha()
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const size = { width: info.width, height: info.height };
  return {
    name: path.parse(file).name,
    image: { ...size, data: new Uint8Array(data) },
    truth: { ...size, data: await readGrey(path.join(folder, 'gt', file)) },
    trimap: await readGrey(path.join(folder, 'trimap', file)),
  };
}

async function readGrey(file: string): Promise<Uint8Array> {
  // removeAlpha first: the trimaps are palettes or RGBA, and both come out as grey in all channels.
  return new Uint8Array(await sharp(file).removeAlpha().extractChannel(0).raw().toBuffer());
}

function averageDown({ width, height, data }: Matte, side: number): MatteGrid {
  const scale = side / Math.max(width, height);
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  const alpha = { width, height, data: Float32Array.from(data, (level) => level / 255) };
  return resamplePlane(alpha, areaTaps(width, columns), areaTaps(height, rows));
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.resolve(
    import.meta.dirname,
    '..',
    process.env['PHOTOS_DIR'] || '../shared/photos',
    'alpha',
  );
  if (!existsSync(folder))
    throw new Error(`There is no ${folder}: set PHOTOS_DIR to the folder that holds alpha/im.`);
  for (const side of [96, 384]) printUpsampling(side, await measureUpsampling(folder, side));
}
