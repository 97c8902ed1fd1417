import type { RgbaImage } from '@/lib/core/image';
import { solveByNet } from '@/lib/core/solve/solve-by-net';
import { useUp } from '@/lib/core/solve/solution';
import { netSpec } from '@/lib/models/manifest';
import { loadModel } from '@/lib/server/inference/model-store';
import { createOrtSession } from '@/lib/server/inference/ort-session';
import { MODEL_DIRS } from './model-dirs';

/** A cut-out, and how sure the engine is of it, 0 to 1. */
export interface SureCutOut {
  readonly image: RgbaImage;
  readonly certainty: number;
}

/** Cuts out a photo with the real net; refinement and colours on or off. The photo itself is left alone. */
export type Cutter = (photo: RgbaImage, refined: boolean) => Promise<SureCutOut>;

/** Loads an installed model into this process: the service has no switch for refinement, so this runs the core itself. */
export async function createCutter(model: string): Promise<Cutter> {
  const stored = await loadModel(MODEL_DIRS, model);
  const session = await createOrtSession(stored, { threads: 2, providers: ['cpu'] });
  const spec = netSpec(stored.manifest);
  return async (photo, refine) => {
    // Decoded photos are Buffers, whose slice() is no copy.
    const copy = { ...photo, data: Uint8Array.from(photo.data) };
    const solution = await solveByNet(copy, { session, spec }, { refine });
    return { image: useUp(solution), certainty: solution.certainty };
  };
}
