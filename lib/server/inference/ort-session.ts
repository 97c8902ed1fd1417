import 'server-only';
import { InferenceSession, listSupportedBackends, Tensor as OrtTensor } from 'onnxruntime-node';
import type { ExecutionProvider } from '@/lib/contracts/models';
import type { Session } from '@/lib/core/session';
import type { Tensor } from '@/lib/core/tensor';
import type { SkippedProvider } from './messages';
import { ModelError, type StoredModel } from './model-store';

// The library's prebuilt Linux binaries report to their makers unless told not to before the first session. They write
// a log in the temporary folder and a database in the home folder, and connect out. Children have the variable in their
// environment; benchmarks and tests that load this file have it from here.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

interface OrtOptions {
  /** Threads for one run. */
  readonly threads: number;
  /**
   * What may run the graph, in the order it is tried. What a provider cannot run goes to those behind it, or the CPU.
   */
  readonly providers: readonly ExecutionProvider[];
}

/** A model in onnxruntime. */
export interface OrtSession extends Session {
  /** What runs the graph. */
  readonly provider: ExecutionProvider;
  /** What was tried before it. */
  readonly skipped: readonly SkippedProvider[];
  /** Gives its memory back; no run may follow. */
  readonly release: () => Promise<void>;
}

/** Where onnxruntime calls a provider otherwise than operators do. */
const ORT_NAMES: Partial<Record<ExecutionProvider, string>> = { directml: 'dml' };
const ortName = (provider: ExecutionProvider) => ORT_NAMES[provider] ?? provider;

/**
 * Loads a model into onnxruntime. The only importer of onnxruntime-node. Loading and `run` block the thread that calls
 * them: use it in a child process.
 *
 * @param model verified weights and their manifest
 * @throws ModelError in one line, when no provider loads the graph, or it does not fit its manifest
 */
export async function createOrtSession(model: StoredModel, options: OrtOptions): Promise<OrtSession> {
  const { session, provider, skipped } = await tryProviders(model, options);
  const { id, input, output } = model.manifest;
  const inputName = input.name ?? session.inputNames[0] ?? '';
  const outputName = output.name ?? session.outputNames[0] ?? '';
  const misfit =
    misfitOf('input', inputName, session.inputMetadata, [1, 3, input.height, input.width]) ??
    misfitOf('output', outputName, session.outputMetadata, [1, 1, 'H', 'W']);
  if (misfit !== undefined) {
    await session.release();
    throw new ModelError(`model ${id}: ${misfit}`);
  }

  const run = async (tensor: Tensor): Promise<Tensor> => {
    const feeds = { [inputName]: new OrtTensor('float32', tensor.data, tensor.dims) };
    const results = await session.run(feeds, [outputName]);
    const result = results[outputName];
    const [n, c, h, w] = result?.dims ?? [];
    if (!(result?.data instanceof Float32Array) || n !== 1 || c !== 1 || !h || !w) {
      throw new ModelError(`model ${id}: expected output 1×1×H×W float32 but received ${describe(result)}`);
    }
    return { data: result.data, dims: [n, c, h, w] };
  };

  return { run, provider, skipped, release: () => session.release() };
}

/** Tries the providers one after the other. */
async function tryProviders({ manifest, weights }: StoredModel, { threads, providers }: OrtOptions) {
  const offered = listSupportedBackends().map(({ name }) => name);
  const isOffered = (provider: ExecutionProvider) => offered.includes(ortName(provider));
  const skipped: SkippedProvider[] = [];
  for (const [index, provider] of providers.entries()) {
    if (!isOffered(provider)) {
      const reason = `this build of onnxruntime offers ${offered.join(', ')} only`;
      skipped.push({ provider, reason });
      continue;
    }
    try {
      const session = await InferenceSession.create(weights, {
        executionProviders: providers.slice(index).filter(isOffered).map(ortName),
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        graphOptimizationLevel: 'all',
        logSeverityLevel: 3,
        // Spinning threads would eat the cores of the neighbouring children.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      });
      return { session, provider, skipped };
    } catch (error) {
      skipped.push({ provider, reason: firstLine(error) });
    }
  }
  const reasons = skipped.map(({ provider, reason }) => `${provider}: ${reason}`).join('; ');
  throw new ModelError(`model ${manifest.id}: onnxruntime cannot load it: ${reasons}`);
}

type Dims = readonly (number | string)[];

/** What is wrong with an end of the graph. Dims that the graph leaves open fit whatever is expected, and letters too. */
function misfitOf(
  end: 'input' | 'output',
  name: string,
  metadata: InferenceSession['inputMetadata'],
  expected: Dims,
): string | undefined {
  const found = metadata.find((value) => value.name === name);
  if (!found) {
    const names = metadata.map((value) => value.name).join(', ');
    return `expected ${end} "${name}" but the graph has ${names}`;
  }
  const wanted = `${end} "${name}" of ${expected.join('×')} float32`;
  if (!found.isTensor) return `expected ${wanted} but the graph has no tensor there`;
  const { shape, type } = found;
  const fits = (dim: number | string, i: number) =>
    typeof dim === 'string' || typeof expected[i] === 'string' || dim === expected[i];
  if (type === 'float32' && shape.length === expected.length && shape.every(fits)) return undefined;
  return `expected ${wanted} but the graph has ${shape.map((dim) => dim || '?').join('×')} ${type}`;
}

function describe(tensor: OrtTensor | undefined): string {
  return tensor ? `${tensor.dims.join('×')} ${tensor.type}` : 'nothing';
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] ?? '';
}
