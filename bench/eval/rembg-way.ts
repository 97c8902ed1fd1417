import sharp from 'sharp';
import { preprocess } from '@/lib/core/solve/solve-by-net';
import { readMatte } from '@/lib/core/matte';
import { netSpec } from '@/lib/models/manifest';
import type { StoredModel } from '@/lib/server/inference/model-store';
import { createOrtSession } from '@/lib/server/inference/ort-session';
import type { Pair } from './folders';
import { readGrey } from './pictures';
import { meanMaskScore, scoreMask, type MaskScores } from './score';

/**
 * Scores a model as rembg runs it. The core normalises and reads the output, but Lanczos resizes pictures and mattes to
 * 8 bits. Nothing is refined or tidied. Figures published for such a model were measured with this. So it tells whether
 * the model is treated right, apart from what the core does better.
 */
export async function scoreAsRembg(model: StoredModel, pairs: readonly Pair[]): Promise<MaskScores> {
  const session = await createOrtSession(model, { threads: 2, providers: ['cpu'] });
  const spec = netSpec(model.manifest);
  const { width, height } = spec.input;
  const scores = [];
  for (const { photo, truth } of pairs) {
    const { autoOrient: size } = await sharp(photo).metadata();
    const small = await sharp(photo)
      .autoOrient()
      .removeAlpha()
      .toColourspace('srgb')
      // Shrinking while decoding would be another filter.
      .resize(width, height, { fit: 'fill', kernel: 'lanczos3', fastShrinkOnLoad: false })
      .ensureAlpha()
      .raw()
      .toBuffer();
    // At the net's own size the core's resampling leaves a picture as it is.
    const output = await session.run(preprocess({ width, height, data: small }, spec));
    const grid = readMatte(output, spec.output);
    const levels = Uint8Array.from(grid.data, (alpha) => Math.floor(alpha * 255));
    const data = await sharp(levels, { raw: { width: grid.width, height: grid.height, channels: 1 } })
      .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
    scores.push(scoreMask({ ...size, data }, await readGrey(truth)));
  }
  await session.release();
  return meanMaskScore(scores);
}
