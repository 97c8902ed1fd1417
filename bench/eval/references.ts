import { readMatte } from '@/lib/core/matte';
import { preprocess } from '@/lib/core/solve/solve-by-net';
import { netSpec } from '@/lib/models/manifest';
import type { StoredModel } from '@/lib/server/inference/model-store';
import { createOrtSession } from '@/lib/server/inference/ort-session';
import { meanAbsoluteError } from '../metrics/mean-absolute-error';
import type { Pair } from './folders';
import { readGrey, readPhoto } from './pictures';

/** How far the net's mattes may be from the reference, on average: one level. */
const TOLERANCE = 1 / 255;

/**
 * Compares the net's own mattes with those that the model made outside of this program. The inputs have the net's size,
 * and nothing is decided or refined. Prints a line each.
 *
 * @returns whether all are as near as {@link TOLERANCE}
 */
export async function compareReferences(model: StoredModel, pairs: readonly Pair[]): Promise<boolean> {
  if (pairs.length === 0) return true;
  const session = await createOrtSession(model, { threads: 2, providers: ['cpu'] });
  const spec = netSpec(model.manifest);
  console.log('\nmean difference from the reference alphas, in levels of 255');
  let within = true;
  for (const { name, photo, truth } of pairs) {
    const grid = readMatte(await session.run(preprocess(await readPhoto(photo), spec)), spec.output);
    const levels = Uint8Array.from(grid.data, (alpha) => Math.round(alpha * 255));
    const difference = meanAbsoluteError(levels, await readGrey(truth));
    const close = difference <= TOLERANCE;
    within &&= close;
    console.log(`  ${(difference * 255).toFixed(4)}  ${name}${close ? '' : '  TOO FAR'}`);
  }
  await session.release();
  return within;
}
