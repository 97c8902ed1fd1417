import 'server-only';
import { watchFile } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { readServerConfig, type ServerConfig } from '@/lib/config/server';
import {
  MAX_CLIENT_UPLOAD_BYTES,
  MAX_INFLIGHT_UPLOAD_BYTES,
  QUEUE_SLOTS_PER_CHILD,
} from '@/lib/contracts/limits';
import { setAbuseState } from '../abuse/abuse-state';
import { createAbuseState } from '../abuse/create-abuse-state';
import { Front, type FrontOptions } from '../front/front';
import { installFront } from '../front/install-front';
import { readKeptFiles } from '../front/kept-files';
import { UploadBudget } from '../inference/admission';
import { usableCores } from '../inference/cores';
import type { OfferedModels } from '../inference/choose-model';
import { listInstalled } from '../inference/installed-models';
import { roomBytes } from '../inference/model-room';
import { InferencePool } from '../inference/pool';
import { workerArguments } from '../inference/worker-options';
import { createLogger } from './logger';
import { installMetrics, metrics } from './observe';

/** What one server process has one of. */
export interface Runtime {
  readonly config: ServerConfig;
  readonly logger: Logger;
  readonly pool: InferencePool;
  /** What requests can choose from, as it was at the start. */
  readonly models: OfferedModels;
  readonly uploads: UploadBudget;
  /** All children were warm once. */
  started: boolean;
  /** The process was told to end: it answers what it has accepted, and no longer wants new work. */
  draining: boolean;
}

export type PageNames = Pick<FrontOptions, 'pageRoute'>;

/** Next bundles instrumentation, middleware and routes apart; a module's own variable would exist three times. */
const holder = globalThis as typeof globalThis & { clearcutRuntime?: Runtime };

/** @throws Error before {@link buildRuntime} */
export function runtime(): Runtime {
  if (!holder.clearcutRuntime) throw new Error('the runtime has not been started by instrumentation');
  return holder.clearcutRuntime;
}

/** Next's development server runs instrumentation again after a change. */
export function isRuntimeBuilt(): boolean {
  return holder.clearcutRuntime !== undefined;
}

/**
 * Builds the runtime and puts the front before Next. From here on requests are answered; jobs wait in the pool's line until
 * {@link warmUp}.
 *
 * @throws ConfigError
 */
export async function buildRuntime({ pageRoute }: PageNames): Promise<Runtime> {
  const config = readServerConfig(process.env, usableCores());
  const logger = createLogger(config.logLevel);
  const { models: installed, faults } = await listInstalled(config.modelDirs, roomBytes(config));
  for (const fault of faults) logger.warn({ fault }, 'a model cannot be used');
  const { defaultModel, formerModelName } = config;
  if (formerModelName !== undefined) {
    logger.warn(
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
    logger,
    onRestart: () => metrics()?.countWorkerRestart(),
  });
  const uploads = new UploadBudget(MAX_INFLIGHT_UPLOAD_BYTES, MAX_CLIENT_UPLOAD_BYTES);
  const current: Runtime = { config, logger, pool, models, uploads, started: false, draining: false };
  holder.clearcutRuntime = current;
  const abuse = createAbuseState(config, logger);
  setAbuseState(abuse);
  installFront(
    new Front({
      uploads,
      abuse,
      busy: () => pool.refusal(),
      origins: config.entry,
      keptFiles: readKeptFiles(process.cwd()),
      logger,
      pageRoute,
    }),
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      current.draining = true;
      logger.info({ signal }, 'draining');
    });
  }
  if (config.http.metricsToken !== undefined) {
    // Only here, so that no other bundle carries the library.
    const { createMetrics } = await import('./metrics');
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
  const { config, logger, pool } = current;
  await pool.start();
  current.started = true;
  logger.info(
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
