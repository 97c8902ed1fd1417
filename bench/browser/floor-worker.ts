/// <reference lib="webworker" />
import * as ort from 'onnxruntime-web/wasm';
import { ENGINE_PATHS } from '@/tests/browser/engine-paths';
import { fetchBlob } from '@/tests/browser/fetch-blob';

/*
 * What no engine in this browser could save. It decodes the photo, reads its pixels out, runs the bare net on a ready
 * tensor, and encodes the cut-out. In a worker, with as many threads as the engine has.
 */

export interface FloorRequest {
  readonly input: { readonly name: string; readonly width: number; readonly height: number };
  readonly threads: number;
  /** Media type of the cut-out. */
  readonly type: string;
}

/** Milliseconds. */
export interface FloorTimes {
  readonly decode: number;
  readonly readOut: number;
  readonly infer: number;
  readonly encode: number;
}

const scope = self as unknown as DedicatedWorkerGlobalScope;
let session: Promise<ort.InferenceSession> | undefined;

// The runtime starts its threads from this very file, under a name of its own, and listens there itself.
if (!scope.name.startsWith('em-pthread')) {
  scope.onmessage = ({ data }: MessageEvent<FloorRequest>) => {
    void measure(data).then(
      (times) => scope.postMessage(times),
      (error: unknown) => scope.postMessage({ error: String(error) }),
    );
  };
}

async function measure(request: FloorRequest): Promise<FloorTimes> {
  const { input, type } = request;
  const net = await (session ??= load(request));
  const data = new Float32Array(3 * input.width * input.height).fill(0.1);
  const ready = new ort.Tensor('float32', data, [1, 3, input.height, input.width]);
  const [photo, cutOut] = await Promise.all([
    fetchBlob(ENGINE_PATHS.picture),
    fetchBlob(ENGINE_PATHS.cutOut),
  ]);
  // What is encoded has to be in a canvas; getting it there is not the encoder's work.
  const cut = canvasOf(await createImageBitmap(cutOut));

  const marks = [performance.now()];
  const mark = () => marks.push(performance.now());
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image', premultiplyAlpha: 'none' });
  mark();
  const canvas = canvasOf(bitmap);
  canvas.context.getImageData(0, 0, canvas.width, canvas.height);
  mark();
  await net.run({ [input.name]: ready });
  mark();
  await cut.context.canvas.convertToBlob({ type });
  mark();
  const [start = 0, decoded = 0, read = 0, ran = 0, encoded = 0] = marks;
  return { decode: decoded - start, readOut: read - decoded, infer: ran - read, encode: encoded - ran };
}

async function load({ threads }: FloorRequest): Promise<ort.InferenceSession> {
  const [model, wasm] = await Promise.all([fetchBlob(ENGINE_PATHS.model), fetchBlob(ENGINE_PATHS.wasm)]);
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmBinary = await wasm.arrayBuffer();
  return ort.InferenceSession.create(await model.arrayBuffer(), { executionProviders: ['wasm'] });
}

function canvasOf(bitmap: ImageBitmap) {
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('there is no canvas here');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { context, width, height };
}
