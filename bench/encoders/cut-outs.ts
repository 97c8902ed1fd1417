import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { cutOut } from '@/tests/fixtures/cut-out';
import { netSpec } from '@/lib/models/manifest';
import { loadModel } from '@/lib/server/inference/model-store';
import { createOrtSession } from '@/lib/server/inference/ort-session';

/** A real cut-out, as pixels. */
export interface BenchCutOut {
  readonly name: string;
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Cuts out photos enlarged to a size, with the net that the service ships. What encoders meet depends on how much of a
 * picture is transparent and on its edges.
 *
 * @param folder holds the photos
 * @param megapixels of each cut-out
 */
export async function makeCutOuts(folder: string, megapixels: number, count: number): Promise<BenchCutOut[]> {
  const model = await loadModel([path.resolve('models')], DEFAULT_MODEL);
  const session = await createOrtSession(model, { threads: 1, providers: ['cpu'] });
  const cutOuts: BenchCutOut[] = [];
  const photos = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
  for (const name of photos.sort().slice(0, count)) {
    const file = path.join(folder, name);
    const { width, height } = await sharp(file).metadata();
    const factor = Math.sqrt((megapixels * 1e6) / (width * height));
    const { data, info } = await sharp(file)
      .resize(Math.round(width * factor), Math.round(height * factor), { fit: 'fill' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const image = { data, width: info.width, height: info.height };
    cutOuts.push({ name, ...(await cutOut(image, session, netSpec(model.manifest))) });
  }
  return cutOuts;
}
