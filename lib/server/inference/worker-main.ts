import 'server-only';
import { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { ServiceError } from '@/lib/contracts/errors';
import { plainRequest } from '@/lib/contracts/remove';
import { CancelledError, throwIfCancelled } from '@/lib/core/signal';
import type { Net } from '@/lib/core/solve/net';
import { encode } from '../image/encode';
import { BYTE_PIPE_FD, BytePipe } from './byte-pipe';
import { IdleCollector } from './idle-collector';
import { LoadedModels } from './loaded-models';
import type { CutOut, FromChild, JobMessage, JobRequest, ToChild } from './messages';
import { findModel, loadModel, ModelError, readManifest, roomBytes } from './model-store';
import { createOrtSession, type OrtSession } from './ort-session';
import { performJob, type JobControl } from './perform-job';
import { isLongJob, type Price } from './price';
import { readWorkerArguments, type WorkerOptions } from './worker-options';

/**
 * The inference child's process. It loads the default model, then takes one job at a time over IPC. It loads other
 * models when jobs ask for them. It is the only place where hostile bytes are decoded. It knows no secret, and its
 * parent kills it at a job's deadline.
 */

// The heap is small, pictures outside it drive the collector. Marking in one go costs a tenth less of a 1 MP job.
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

function startError(error: unknown): string {
  if (error instanceof ModelError) return error.message;
  return `the inference child cannot start: ${error instanceof Error ? error.message : String(error)}`;
}

function jobError(id: number, error: unknown): FromChild {
  if (error instanceof ServiceError) {
    const { code, instead, partial } = error;
    return { type: 'refused', id, code, instead, partial };
  }
  if (error instanceof CancelledError) return { type: 'cancelled', id };
  return { type: 'failed', id, errorClass: error instanceof Error ? error.name : typeof error };
}

/** The job that this child has. */
interface CurrentJob {
  readonly id: number;
  readonly controller: AbortController;
  /** Lets a long job go on. */
  readonly goOn: () => void;
  /** Resolves when a long job may go on, or is to stop. */
  readonly toldWhether: Promise<void>;
}

function currentJob(id: number): CurrentJob {
  const controller = new AbortController();
  let goOn: () => void = () => undefined;
  const toldWhether = new Promise<void>((resolve) => (goOn = resolve));
  controller.signal.addEventListener('abort', goOn, { once: true });
  return { id, controller, goOn, toldWhether };
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

const pipe = new BytePipe(new Socket({ fd: BYTE_PIPE_FD }));

/** Takes a job's pictures in. */
async function received({ uploadBytes, background, ...job }: JobMessage): Promise<JobRequest> {
  const upload = await pipe.receive(uploadBytes);
  const backgroundImage = background && {
    bytes: await pipe.receive(background.byteLength),
    format: background.format,
  };
  return { ...job, upload, backgroundImage };
}

/** Resolves when all of it has left: what comes next, such as a collection, holds nothing of it back. */
async function sendCutOut(id: number, { body, ...cutOut }: CutOut): Promise<void> {
  await Promise.all([send({ type: 'done', id, ...cutOut, bodyBytes: body.length }), pipe.send(body)]);
}

/** @throws ServiceError model_not_loaded, after the parent was told why; what {@link performJob} throws */
async function perform(message: JobMessage, models: Models, control: JobControl): Promise<CutOut> {
  try {
    const job = await received(message);
    throwIfCancelled(control.signal);
    return await performJob(job, () => models.get(job.model), control);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    await send({ type: 'model-failed', message: error.message });
    throw new ServiceError('model_not_loaded', { cause: error });
  }
}

const WARM_UP_WIDTH = 1_024;
const WARM_UP_HEIGHT = 768;

/**
 * Takes a drawn picture all the way. So the first real one does not pay for onnxruntime's first run or the codecs'
 * start. Nor does it pay for loops that are not compiled yet.
 *
 * @throws when the graph does not run, or answers with the wrong shape or with NaN
 */
async function warmUp(model: Net): Promise<void> {
  const data = new Uint8Array(WARM_UP_WIDTH * WARM_UP_HEIGHT * 4);
  for (let offset = 0; offset < data.length; offset += 4) {
    const x = (offset / 4) % WARM_UP_WIDTH;
    data.set([x / 4, 255 - x / 4, offset % 251, 255], offset);
  }
  const request = { ...plainRequest('png'), subject: 'photo' } as const;
  const upload = await encode(
    { width: WARM_UP_WIDTH, height: WARM_UP_HEIGHT, data },
    { ...request, density: undefined },
  );
  const job = { upload, inputFormat: 'png', request, backgroundImage: undefined } as const;
  await performJob(job, () => Promise.resolve(model), {
    signal: new AbortController().signal,
    onPriced: () => undefined,
    makeRoom: () => undefined,
  });
}

/** What V8 may leave lying while there is work, beside which the next picture finds its place. */
const LEFT_BYTES = 128 * 1024 * 1024;

async function start(options: WorkerOptions): Promise<void> {
  const models = createModels(options);
  await warmUp(await models.get(options.defaultModel));
  let current: CurrentJob | undefined;
  const memory = new IdleCollector();
  const makeRoom = () => memory.collectOver(LEFT_BYTES);

  process.on('message', (message: ToChild) => {
    if (message.type !== 'job') {
      if (current?.id !== message.id) return;
      if (message.type === 'cancel') current.controller.abort();
      else current.goOn();
      return;
    }
    const { id } = message;
    const job = currentJob(id);
    current = job;
    const onPriced = (price: Price) => {
      void send({ type: 'probed', id, price });
      return isLongJob(price) ? job.toldWhether : undefined;
    };
    void perform(message, models, { signal: job.controller.signal, onPriced, makeRoom })
      .then((cutOut) => sendCutOut(id, cutOut))
      .catch((error: unknown) => send(jobError(id, error)))
      .finally(() => {
        makeRoom();
        memory.worked();
      });
  });
  await send({ type: 'ready' });
}

await start(readWorkerArguments(process.argv.slice(2))).catch(async (error: unknown) => {
  await send({ type: 'start-failed', message: startError(error) });
  process.exit(1);
});
