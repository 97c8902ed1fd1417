import 'server-only';
import { watchFile } from 'node:fs';
import path from 'node:path';
import { readServerConfig } from '@/lib/config/server';
import {
  MAX_CLIENT_UPLOAD_BYTES,
  MAX_HELD_ANSWER_BYTES,
  MAX_INFLIGHT_UPLOAD_BYTES,
  QUEUE_SLOTS_PER_CHILD,
} from '@/lib/contracts/limits';
import { setAbuseState } from '../abuse/abuse-state';
import { createAbuseState } from '../abuse/create-abuse-state';
import { DOORS } from '../doors/doors';
import { Connections } from '../front/connections';
import { Front, type FrontOptions } from '../front/front';
import { installFront } from '../front/install-front';
import { readKeptFiles } from '../front/kept-files';
import { UploadBudget } from '../inference/admission';
import { usableCores } from '../inference/cores';
import { IdleCollector } from '../inference/idle-collector';
import { listInstalled } from '../inference/installed-models';
import { roomBytes } from '../inference/model-room';
import { InferencePool } from '../inference/pool';
import { workerArguments } from '../inference/worker-options';
import { createLogger, logger, setLogger } from '../log/logger';
import { keepStandardErrorClean } from '../log/standard-error';
import { installMetrics, metrics } from '../metrics/metrics';
import { endWhenTold } from './end-when-told';
import { setRuntime, type Runtime } from './runtime';

/** Answers that were dropped: V8 alone would let hundreds of megabytes of them lie. */
const DROPPED_BYTES = 64 * 1024 * 1024;

export type PageNames = Pick<FrontOptions, 'afterMissedShare' | 'pageRoute'>;

/**
 * Builds the runtime and puts the front before Next. From here on requests are answered; jobs wait in the pool's line until
 * {@link warmUp}.
 *
 * @throws ConfigError
 */
export async function buildRuntime(pages: PageNames): Promise<Runtime> {
  const config = readServerConfig(process.env, usableCores());
  const log = createLogger(config.logLevel);
  setLogger(log);
  // Whoever develops reads there what went wrong.
  if (process.env.NODE_ENV === 'production') keepStandardErrorClean();
  const { models: installed, faults } = await listInstalled(config.modelDirs, roomBytes(config));
  for (const fault of faults) log.warn({ fault }, 'a model cannot be used');
  const { defaultModel, formerModelName } = config;
  if (formerModelName !== undefined) {
    log.warn(
      { formerModelName, model: defaultModel },
      'DEFAULT_MODEL has a name that goes with the next release',
    );
  }
  const models = { installed, defaultModel };
  const pool = new InferencePool({
    workerFile: workerFile(),
    args: workerArguments(config),
    children: config.children,
    queueSlots: QUEUE_SLOTS_PER_CHILD * config.children,
    waitTimeoutMs: config.waitTimeoutMs,
    jobTimeoutMs: config.jobTimeoutMs,
    logger: log,
    onRestart: () => metrics()?.countWorkerRestart(),
  });
  const uploads = new UploadBudget(MAX_INFLIGHT_UPLOAD_BYTES, MAX_CLIENT_UPLOAD_BYTES);
  const current: Runtime = { config, pool, models, uploads, started: false, draining: false };
  setRuntime(current);
  const abuse = createAbuseState(config, log);
  setAbuseState(abuse);
  const memory = new IdleCollector();
  const front = new Front({
    doors: DOORS,
    uploads,
    maxAnswerBytes: MAX_HELD_ANSWER_BYTES,
    entry: config.entry,
    abuse,
    worked: (heldBytes) => {
      memory.worked();
      memory.collectOver(heldBytes + DROPPED_BYTES);
    },
    busy: (client) => pool.refusal(client),
    keptFiles: readKeptFiles(process.cwd()),
    ...pages,
  });
  const connections = new Connections(abuse.addressPolicy);
  const servers = installFront(front, connections);
  const drain = () => {
    current.draining = true;
    front.drain();
    connections.closeUnused((socket) => front.isAnswering(socket));
  };
  endWhenTold({ drain, servers, log });
  if (config.http.metricsToken !== undefined) {
    // Only here, so that no other bundle carries the library.
    const { createMetrics } = await import('../metrics/prometheus');
    installMetrics(() => createMetrics(() => pool.status));
  }
  return current;
}

/**
 * Starts the inference children; resolves when they are warm.
 *
 * @throws Error in one line when the model or the children cannot start
 */
export async function warmUp(current: Runtime): Promise<void> {
  const { config, pool } = current;
  await pool.start();
  current.started = true;
  logger().info(
    {
      address: `http://${config.hostname}:${config.port}`,
      model: config.defaultModel,
      children: config.children,
      threads: config.threads,
      provider: pool.provider,
    },
    'ready',
  );
  if (process.env.NODE_ENV === 'development') {
    watchFile(workerFile(), { interval: 500 }, () => pool.killChildren());
  }
}

function workerFile(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'worker-main.mjs');
}
