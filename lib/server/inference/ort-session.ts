import 'server-only';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import type { Session } from '@/lib/core/session';
import type { Tensor } from '@/lib/core/tensor';
import { ModelError, type StoredModel } from './model-store';

// The library's prebuilt Linux binaries report to their makers unless told not to before the first session: a
// log in the temporary folder, a database in the home folder, and connections out. Children have the variable
// in their environment; benchmarks and tests that load this file have it from here.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

/** The provider that runs the graph. */
export const PROVIDER = 'cpu';

/**
 * Loads a model into onnxruntime. The only importer of onnxruntime-node. `run` blocks the thread that calls it:
 * use it in a child process.
 *
 * @param model verified weights and their manifest
 * @param threads threads for one run
 * @throws ModelError when the graph does not load or does not fit its manifest
 */
export async function createOrtSession(
  { manifest, weights }: StoredModel,
  threads: number,
): Promise<Session> {
  const { id, input, output } = manifest;
  const session = await InferenceSession.create(weights, {
    executionProviders: [PROVIDER],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Spinning threads would eat the cores of the neighbouring children.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  }).catch((error: unknown) => {
    throw new ModelError(`model ${id}: onnxruntime cannot load it: ${firstLine(error)}`, { cause: error });
  });
  if (!session.inputNames.includes(input.name) || !session.outputNames.includes(output.name)) {
    throw new ModelError(
      `model ${id}: expected input "${input.name}" and output "${output.name}" but the graph has ` +
        `${session.inputNames.join(', ')} and ${session.outputNames.join(', ')}`,
    );
  }

  const run = async (tensor: Tensor): Promise<Tensor> => {
    const feeds = { [input.name]: new OrtTensor('float32', tensor.data, tensor.dims) };
    const results = await session.run(feeds, [output.name]);
    const result = results[output.name];
    const [n, c, h, w] = result?.dims ?? [];
    if (!(result?.data instanceof Float32Array) || n !== 1 || c !== 1 || !h || !w) {
      throw new ModelError(`model ${id}: expected output 1×1×H×W float32 but received ${describe(result)}`);
    }
    return { data: result.data, dims: [n, c, h, w] };
  };

  return { run };
}

function describe(tensor: OrtTensor | undefined): string {
  return tensor ? `${tensor.dims.join('×')} ${tensor.type}` : 'nothing';
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
}
