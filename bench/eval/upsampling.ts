import { readMatteRows } from '@/tests/fixtures/core-mattes';
import { areaTaps } from '@/lib/core/filter';
import type { Matte } from '@/lib/core/image';
import type { MatteGrid } from '@/lib/core/matte';
import { resampleMatte } from '@/lib/core/matte-rows';
import { resamplePlane } from '@/lib/core/plane';
import { AVERAGED_EDGES, refineMatte } from '@/lib/core/refine';
import { readSample, sampleNames } from './matting-samples';
import { gradientError } from '../metrics/gradient-error';
import { mse } from '../metrics/mse';
import { sad } from '../metrics/sad';

/** Refined ÷ plainly enlarged: below 1 is better. */
export interface UpsamplingRatios {
  readonly name: string;
  readonly sad: number;
  readonly mse: number;
  readonly gradient: number;
}

/**
 * Averages each photo's true alpha down to a grid and enlarges it again, plainly and refined.
 * @param folder holds the matting samples
 * @param side longest side of the grid, in samples
 */
export async function measureUpsampling(folder: string, side: number): Promise<UpsamplingRatios[]> {
  const ratios: UpsamplingRatios[] = [];
  for (const name of sampleNames(folder)) {
    const { image, truth, trimap } = await readSample(folder, name);
    const grid = averageDown(truth, side);
    const plain = readMatteRows(resampleMatte(grid, image));
    const refined = readMatteRows(refineMatte(grid, image, AVERAGED_EDGES));
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

function averageDown({ width, height, data }: Matte, side: number): MatteGrid {
  const scale = side / Math.max(width, height);
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  const alpha = { width, height, data: Float32Array.from(data, (level) => level / 255) };
  return resamplePlane(alpha, areaTaps(width, columns), areaTaps(height, rows));
}
