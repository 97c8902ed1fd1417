import path from 'node:path';
import type { RgbaImage } from '@/lib/core/image';
import { cutOut } from '@/lib/core/pipeline';
import { netSpec } from '@/lib/models/manifest';
import { loadModel } from '@/lib/server/inference/model-store';
import { createOrtSession } from '@/lib/server/inference/ort-session';

/** Cuts out a photo with the real net; refinement and colours on or off. The photo itself is left alone. */
export type Cutter = (photo: RgbaImage, refined: boolean) => Promise<RgbaImage>;

/** Loads a model of `models/` into this process: the service has no switch for refinement, so this runs the core itself. */
export async function createCutter(model: string): Promise<Cutter> {
  const stored = await loadModel(path.resolve('models'), model);
  const session = await createOrtSession(stored, 2);
  const spec = netSpec(stored.manifest);
  return (photo, refine) => cutOut({ ...photo, data: photo.data.slice() }, session, spec, { refine });
}
