import sharp from 'sharp';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { BenchOutput } from './inputs';
import { loadModel } from '@/lib/server/inference/model-store';
import type { WorkerOptions } from '@/lib/server/inference/worker-options';

/** What no service on this machine could save: the parts of {@link Floor}, in milliseconds. */
export interface FloorTimes {
  readonly infer: number;
  readonly decode: number;
  readonly encode: number;
}

/**
 * The floor of a picture. It is the bare onnxruntime run on a ready tensor, plus sharp's own decode and encode. PNG is
 * at its defaults, WebP at quality 85 and effort 4.
 */
export interface Floor {
  measure(upload: Buffer, cutOut: RawCutOut, output: BenchOutput): Promise<FloorTimes>;
}

// As in the service: the library calls its makers otherwise.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

export interface RawCutOut {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

export async function createFloor({ modelDirs, defaultModel, threads }: WorkerOptions): Promise<Floor> {
  const { manifest, weights } = await loadModel(modelDirs, defaultModel);
  const session = await InferenceSession.create(weights, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
  });
  const { width, height } = manifest.input;
  const name = session.inputNames[0] ?? '';
  const ready = new Tensor('float32', new Float32Array(3 * width * height).fill(0.1), [1, 3, height, width]);
  sharp.cache(false);
  await session.run({ [name]: ready });
  return {
    async measure(upload, cutOut, output) {
      const infer = await timed(() => session.run({ [name]: ready }));
      const decode = await timed(() => sharp(upload).raw().toBuffer());
      const raw = { width: cutOut.width, height: cutOut.height, channels: 4 } as const;
      const pixels = () => sharp(cutOut.data, { raw });
      const encode = await timed(() =>
        (output === 'png' ? pixels().png() : pixels().webp({ quality: 85, effort: 4 })).toBuffer(),
      );
      return { infer, decode, encode };
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
