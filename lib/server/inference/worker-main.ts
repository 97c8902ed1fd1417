import 'server-only';
import { setFlagsFromString } from 'node:v8';
import { ServiceError } from '@/lib/contracts/errors';
import { CancelledError } from '@/lib/core/signal';
import { netSpec } from '@/lib/models/manifest';
import type { FromChild, ToChild } from './messages';
import { loadModel, ModelError } from './model-store';
import { createOrtSession, PROVIDER } from './ort-session';
import { performJob } from './perform-job';
import { warmUp } from './warm-up';

/**
 * The inference child's process: loads the model, then takes one job at a time over IPC. It is the only
 * place where hostile bytes are decoded; it knows no secret, and its parent kills it at a job's deadline.
 *
 * argv: model folder, model name, threads.
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

async function start(modelDir: string, modelName: string, threads: number): Promise<void> {
  const model = await loadModel(modelDir, modelName);
  const session = await createOrtSession(model, threads);
  const spec = netSpec(model.manifest);
  await warmUp(session, spec);
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
    void performJob(message, session, spec, controller.signal, onProbed)
      .then((cutOut): FromChild => ({ type: 'done', id, ...cutOut }))
      .catch((error: unknown) => jobFault(id, error))
      .then(send);
  });
  await send({ type: 'ready', model: model.manifest.id, provider: PROVIDER });
}

const [modelDir = '', modelName = '', threads = '1'] = process.argv.slice(2);
await start(modelDir, modelName, Number(threads)).catch(async (error: unknown) => {
  await send({ type: 'start-failed', message: startFault(error) });
  process.exit(1);
});
