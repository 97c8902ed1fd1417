import 'server-only';
import { watchFile } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import { readServerConfig, type ServerConfig } from '@/lib/config/server';
import {
  MAX_CLIENT_UPLOAD_BYTES,
  MAX_HELD_ANSWER_BYTES,
  MAX_INFLIGHT_UPLOAD_BYTES,
  QUEUE_SLOTS_PER_CHILD,
} from '@/lib/contracts/limits';
import { DOORS } from '../doors/doors';
import { Connections } from '../front/connections';
import { Front, type FrontOptions } from '../front/front';
import { installFront } from '../front/install-front';
import { readImmutableFiles } from '../front/immutable-files';
import { pageScripts } from '../http/page-scripts';
import { UploadBudget } from '../inference/admission';
import { usableCores } from '../inference/cores';
import { IdleCollector } from '../inference/idle-collector';
import { listInstalled } from '../inference/installed-models';
import { roomBytes } from '../inference/model-store';
import { InferencePool } from '../inference/pool';
import { workerArguments } from '../inference/worker-options';
import { createLogger, logger, setLogger } from '../log/logger';
import { keepStandardErrorClean } from '../log/standard-error';
import { installMetrics, metrics } from '../metrics/metrics';
import { BlockedClients } from '../rate-limit/blocked-clients';
import type { CounterStore } from '../rate-limit/counter-store';
import { FallbackCounterStore } from '../rate-limit/counter-store-fallback';
import { MemoryCounterStore } from '../rate-limit/counter-store-memory';
import { RedisCounterStore } from '../rate-limit/counter-store-redis';
import { setRateLimitState, type RateLimitState } from '../rate-limit/rate-limit-state';
import { RateLimiter } from '../rate-limit/rate-limiter';
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
 * @throws Error in one line where a list of the build is broken
 */
export async function buildRuntime(pages: PageNames): Promise<Runtime> {
  const config = readServerConfig(process.env, usableCores());
  const log = createLogger(config.logLevel);
  setLogger(log);
  // Whoever develops reads there what went wrong.
  if (process.env.NODE_ENV === 'production') keepStandardErrorClean();
  const immutableFiles = readImmutableFiles(process.cwd());
  // Pages read this list at their first request. Whoever starts the server is told of a broken one before.
  pageScripts();
  const { models: installed, errors } = await listInstalled(config.modelDirs, roomBytes(config));
  for (const error of errors) log.warn({ fault: error }, 'a model cannot be used');
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
  const rateLimit = createRateLimitState(config, log);
  setRateLimitState(rateLimit);
  const memory = new IdleCollector();
  const front = new Front({
    doors: DOORS,
    uploads,
    maxAnswerBytes: MAX_HELD_ANSWER_BYTES,
    access: config.access,
    callers: {
      addressPolicy: config.clientAddress,
      apiKeys: config.access.apiKeys,
      origins: config.access,
    },
    rateLimit,
    worked: (heldBytes) => {
      memory.worked();
      memory.collectOver(heldBytes + DROPPED_BYTES);
    },
    busy: (client) => pool.refusal(client),
    immutableFiles,
    ...pages,
  });
  const connections = new Connections(config.clientAddress);
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

function createRateLimitState(config: ServerConfig, logger: Logger): RateLimitState {
  const blocked = new BlockedClients();
  const limiter = new RateLimiter(createCounterStore(config, logger), blocked);
  return { limits: config.rateLimits, apiKeys: config.access.apiKeys, limiter, blocked };
}

function createCounterStore({ redis, replicas }: ServerConfig, logger: Logger): CounterStore {
  if (!redis) return new MemoryCounterStore();
  const shared = new RedisCounterStore(redis.url, redis.secret);
  return new FallbackCounterStore(shared, new MemoryCounterStore({ share: 1 / replicas }), logger);
}

function workerFile(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'worker-main.mjs');
}
