import type * as Ort from 'onnxruntime-web/wasm';
import type { Session } from '@/lib/core/session';
import type { Tensor } from '@/lib/core/tensor';
import type { ModelManifest } from '@/lib/models/manifest';

/** The part of onnxruntime-web that its bundles share; each worker brings its own. */
export type OrtBundle = Pick<typeof Ort, 'InferenceSession' | 'Tensor'>;

/**
 * Loads a model into onnxruntime-web, as a session of the core.
 *
 * @param ort the bundle, set up
 * @param provider what runs the graph
 * @throws Error where the graph does not load or does not fit its manifest
 */
export async function createOrtSession(
  ort: OrtBundle,
  provider: 'wasm' | 'webgpu',
  { id, input, output }: ModelManifest,
  model: Uint8Array,
): Promise<Session> {
  const session = await ort.InferenceSession.create(model, {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const inputName = input.name ?? session.inputNames[0] ?? '';
  const outputName = output.name ?? session.outputNames[0] ?? '';
  if (!session.inputNames.includes(inputName) || !session.outputNames.includes(outputName)) {
    throw new Error(`The graph of model ${id} has other inputs and outputs than its manifest names.`);
  }

  const run = async (tensor: Tensor): Promise<Tensor> => {
    const feed = new ort.Tensor('float32', tensor.data, tensor.dims);
    const results = await session.run({ [inputName]: feed }, [outputName]);
    const result = results[outputName];
    const [n, c, h, w] = result?.dims ?? [];
    if (!(result?.data instanceof Float32Array) || n !== 1 || c !== 1 || !h || !w) {
      throw new Error(`Expected 1×1×H×W float32 from model ${id}.`);
    }
    // The runtime's memory moves when it grows; a copy of the net's small grid stays valid.
    const data = result.data.slice();
    result.dispose();
    return { data, dims: [n, c, h, w] };
  };

  return { run };
}
