import 'server-only';
import { setFlagsFromString } from 'node:v8';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import { LoadedModels } from './loaded-models';
import type { FromChild, JobRequest, ToChild } from './messages';
import { roomBytes } from './model-room';
import { findModel, loadModel, ModelError, readManifest } from './model-store';
import { createOrtSession, type OrtSession } from './ort-session';
import { performJob } from './perform-job';
import { warmUp } from './warm-up';
import { readWorkerArguments, type WorkerOptions } from './worker-options';

/**
 * The inference child's process: loads the default model, then takes one job at a time over IPC, and other models when
 * jobs ask for them. It is the only place where hostile bytes are decoded; it knows no secret, and its parent kills it
 * at a job's deadline.
 */

// The heap is small, pictures outside it drive the collector: marking in one go costs a tenth less of a 1 MP job.
setFlagsFromString('--no-incremental-marking');

// Orphans end at once, in the middle of a run too. A terminal's Ctrl-C reaches the whole process group;
// the parent drains and decides.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

/** Resolves when the channel has taken the message: an exit right after would lose it. */
function send(message: FromChild): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
}

function startFault(error: unknown): string {
  if (error instanceof ModelError) return error.message;
  return `the inference child cannot start: ${error instanceof Error ? error.message : String(error)}`;
}

function jobFault(id: number, error: unknown): FromChild {
  if (error instanceof ServiceError) {
    return { type: 'refused', id, code: error.code, instead: error.instead };
  }
  if (error instanceof CancelledError) return { type: 'cancelled', id };
  return { type: 'failed', id, errorClass: error instanceof Error ? error.name : typeof error };
}

type Models = LoadedModels<OrtSession>;

function createModels({ modelDirs, ...options }: WorkerOptions): Models {
  return new LoadedModels(
    {
      describe: async (name) => readManifest(findModel(modelDirs, name), name),
      read: (name) => loadModel(modelDirs, name),
      open: (stored) => createOrtSession(stored, options),
      residentBytes: () => process.memoryUsage.rss(),
    },
    roomBytes(options),
    (model, { provider, skipped }, durationMs) =>
      void send({ type: 'loaded', model, provider, skipped, durationMs }),
  );
}

/** @throws ServiceError model_not_loaded, after the parent was told why; what {@link performJob} throws */
async function perform(
  job: JobRequest,
  models: Models,
  signal: AbortSignal,
  onProbed: (pixels: number) => void,
) {
  try {
    return await performJob(job, () => models.get(job.model), signal, onProbed);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    await send({ type: 'model-failed', message: error.message });
    throw new ServiceError('model_not_loaded', { cause: error });
  }
}

async function start(options: WorkerOptions): Promise<void> {
  const models = createModels(options);
  await warmUp(await models.get(options.defaultModel));
  let current: { readonly id: number; readonly controller: AbortController } | undefined;

  process.on('message', (message: ToChild) => {
    if (message.type === 'cancel') {
      if (current?.id === message.id) current.controller.abort();
      return;
    }
    const { id } = message;
    const controller = new AbortController();
    current = { id, controller };
    const onProbed = (pixels: number) => void send({ type: 'probed', id, pixels });
    void perform(message, models, controller.signal, onProbed)
      .then((cutOut): FromChild => ({ type: 'done', id, ...cutOut }))
      .catch((error: unknown) => jobFault(id, error))
      .then(send);
  });
  await send({ type: 'ready' });
}

await start(readWorkerArguments(process.argv.slice(2))).catch(async (error: unknown) => {
  await send({ type: 'start-failed', message: startFault(error) });
  process.exit(1);
});
