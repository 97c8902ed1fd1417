import 'server-only';
import path from 'node:path';
import { z } from 'zod';
import { currentModelName, DEFAULT_MODEL, isFormerModelName } from '@/lib/contracts/default-model';
import { EXECUTION_PROVIDERS, type ExecutionProvider } from '@/lib/contracts/models';
import { readAccessConfig, type AccessConfig } from './access';
import { itemsOf, written, type Environment } from './environment';
import { readHttpConfig, type HttpConfig } from './http';
import { DEFAULT_RATE_LIMITS, type RateLimits } from './rate-limits';
import {
  CLIENT_ADDRESS_HEADERS,
  parseTrustedProxies,
  type AddressRange,
  type ClientAddressHeader,
} from './trusted-proxies';
import { parseUrlInput, type UrlInput } from './url-input';

/**
 * What an operator sets. Every error of the environment is reported at once, with the name, what was expected and what
 * was found. So one restart is enough to mend it.
 */

const wholeNumber = (name: string, minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, `${name}: expected a whole number`)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, `${name}: expected ${minimum} to ${maximum}`);

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => written(value as string | undefined), schema.optional());

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const schema = z.object({
  HOSTNAME: optional(z.string()),
  PORT: optional(wholeNumber('PORT', 0, 65_535)),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, `LOG_LEVEL: expected one of ${LOG_LEVELS.join(', ')}`)),
  DEFAULT_MODEL: optional(
    z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'DEFAULT_MODEL: expected the name of an installed model'),
  ),
  MODEL_DIR: optional(z.string()),
  MODEL_MEMORY_MB: optional(wholeNumber('MODEL_MEMORY_MB', 1, 1_000_000)),
  EXECUTION_PROVIDERS: optional(
    z.string().transform((list, context) => {
      const providers = readProviders(list);
      if (providers) return providers;
      const message = `EXECUTION_PROVIDERS: expected a comma list of ${EXECUTION_PROVIDERS.join(', ')}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  ),
  INFERENCE_CHILDREN: optional(wholeNumber('INFERENCE_CHILDREN', 1, 256)),
  INFERENCE_THREADS: optional(wholeNumber('INFERENCE_THREADS', 1, 256)),
  WAIT_TIMEOUT_MS: optional(wholeNumber('WAIT_TIMEOUT_MS', 1, 600_000)),
  JOB_TIMEOUT_MS: optional(wholeNumber('JOB_TIMEOUT_MS', 1, 600_000)),
  TRUSTED_PROXIES: optional(
    z.string().transform((list, context) => {
      const ranges = parseTrustedProxies(list);
      if (ranges) return ranges;
      const message =
        'TRUSTED_PROXIES: expected a comma list of ranges (CIDR), cloudflare, loopback, private';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  ),
  CLIENT_ADDRESS_HEADER: optional(
    z.enum(
      CLIENT_ADDRESS_HEADERS,
      `CLIENT_ADDRESS_HEADER: expected one of ${CLIENT_ADDRESS_HEADERS.join(', ')}`,
    ),
  ),
  RATE_LIMIT_PER_MINUTE: optional(wholeNumber('RATE_LIMIT_PER_MINUTE', 1, 1_000_000_000)),
  RATE_LIMIT_PER_DAY: optional(wholeNumber('RATE_LIMIT_PER_DAY', 1, 1_000_000_000)),
  RATE_LIMIT_CONCURRENT: optional(wholeNumber('RATE_LIMIT_CONCURRENT', 1, 1_000_000)),
  RATE_LIMIT_MEGAPIXELS_PER_MINUTE: optional(
    wholeNumber('RATE_LIMIT_MEGAPIXELS_PER_MINUTE', 1, 1_000_000_000),
  ),
  RATE_LIMIT_REPLICAS: optional(wholeNumber('RATE_LIMIT_REPLICAS', 1, 10_000)),
  RATE_LIMIT_SECRET: optional(z.string().min(16, 'RATE_LIMIT_SECRET: expected at least 16 characters')),
  REMOVEBG_PNG_MEGAPIXELS: optional(wholeNumber('REMOVEBG_PNG_MEGAPIXELS', 1, 50)),
  URL_INPUT: optional(
    z.string().transform((text, context) => {
      const urlInput = parseUrlInput(text);
      if (urlInput) return urlInput;
      const message = 'URL_INPUT: expected public, off, or a comma list of host[:port]';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
  ),
  REDIS_URL: optional(
    z
      .string()
      .regex(/^rediss?:\/\/[^\s/]/, 'REDIS_URL: expected redis://host:port or rediss://host:port')
      .refine((url) => URL.canParse(url), 'REDIS_URL: expected an address'),
  ),
});

/** Their values are never repeated, not even where they are wrong. */
const SECRETS: ReadonlySet<string> = new Set(['RATE_LIMIT_SECRET', 'REDIS_URL']);

export interface ServerConfig {
  /** Address the HTTP server listens on. */
  readonly hostname: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** The model of requests that name none. */
  readonly defaultModel: string;
  /** What `DEFAULT_MODEL` says, where that is a name from before this release. */
  readonly formerModelName: string | undefined;
  /** Absolute paths of the folders that hold one folder for each model; the first that has a model goes. */
  readonly modelDirs: readonly string[];
  /** What loaded models may take in each child, in megabytes (binary). */
  readonly modelMemoryMegabytes: number;
  /** What may run a graph, in the order it is tried. */
  readonly providers: readonly ExecutionProvider[];
  /** Inference processes. */
  readonly children: number;
  /** Threads inside each of them; children × threads never exceeds the cores. */
  readonly threads: number;
  /** Longest wait for a free child, counted from the last byte of the upload. */
  readonly waitTimeoutMs: number;
  /** Longest time to the cut-out, counted from the last byte of the upload; the child is killed then. */
  readonly jobTimeoutMs: number;
  /** By what callers are authorized. */
  readonly access: AccessConfig;
  readonly http: HttpConfig;
  /** When a header says who the client is; without trusted proxies, never. */
  readonly clientAddress: {
    readonly trustedProxies: readonly AddressRange[];
    readonly header: ClientAddressHeader;
  };
  /** What one client may do. */
  readonly rateLimits: RateLimits;
  /** Largest PNG for clients of remove.bg, in megapixels; undefined: no other limit than for all. */
  readonly removebgPngMegapixels: number | undefined;
  /** From where pictures are fetched that callers name by address. */
  readonly urlInput: UrlInput;
  /** Processes that share the counts: each keeps to its part of the limits while Redis cannot be reached. */
  readonly replicas: number;
  /** Where counts are shared, and what keys are made with; in this process's memory where it is not set. */
  readonly redis: { readonly url: string; readonly secret: string } | undefined;
}

/** The environment cannot be used; the message lists every error, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration.
 *
 * @param environment usually `process.env`
 * @param cores how many cores this process may use (affinity and control group)
 * @throws ConfigError naming every variable that cannot be used
 */
export function readServerConfig(environment: Environment, cores: number): ServerConfig {
  const http = readHttpConfig(environment);
  const access = readAccessConfig(environment, http.config);
  const errors = [...access.errors, ...http.errors];
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      ({ message, path: [name] }) => `${message} but received ${found(environment, String(name))}`,
    );
    throw new ConfigError([...mistakes, ...errors].join('\n'));
  }
  const env = parsed.data;
  const threads = env.INFERENCE_THREADS ?? 1;
  const children = env.INFERENCE_CHILDREN ?? Math.max(1, Math.floor(cores / threads));
  if (children * threads > cores) {
    errors.push(
      `INFERENCE_CHILDREN × INFERENCE_THREADS: expected at most ${cores} (the cores of this machine or ` +
        `control group) but received ${children} × ${threads}`,
    );
  }
  const waitTimeoutMs = env.WAIT_TIMEOUT_MS ?? 15_000;
  const jobTimeoutMs = env.JOB_TIMEOUT_MS ?? 30_000;
  if (waitTimeoutMs > jobTimeoutMs) {
    errors.push(
      `WAIT_TIMEOUT_MS: expected at most JOB_TIMEOUT_MS (${jobTimeoutMs}) but received ${waitTimeoutMs}`,
    );
  }
  const clientAddress = {
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    header: env.CLIENT_ADDRESS_HEADER ?? 'none',
  };
  if (clientAddress.header !== 'none' && clientAddress.trustedProxies.length === 0) {
    errors.push(
      `CLIENT_ADDRESS_HEADER: expected TRUSTED_PROXIES to say whose header counts but received only ` +
        `"${clientAddress.header}"`,
    );
  }
  if (errors.length > 0) throw new ConfigError(errors.join('\n'));
  return {
    hostname: env.HOSTNAME ?? '0.0.0.0',
    port: env.PORT ?? 3000,
    logLevel: env.LOG_LEVEL ?? 'info',
    defaultModel: currentModelName(env.DEFAULT_MODEL ?? DEFAULT_MODEL),
    formerModelName: isFormerModelName(env.DEFAULT_MODEL) ? env.DEFAULT_MODEL : undefined,
    // What was pulled goes before what ships with the program.
    modelDirs: [env.MODEL_DIR ?? 'installed-models', 'models'].map((folder) =>
      path.resolve(/* turbopackIgnore: true */ folder),
    ),
    modelMemoryMegabytes: env.MODEL_MEMORY_MB ?? 1_024,
    providers: env.EXECUTION_PROVIDERS ?? ['cpu'],
    children,
    threads,
    waitTimeoutMs,
    jobTimeoutMs,
    access: access.access,
    http: http.config,
    clientAddress,
    rateLimits: {
      perMinute: env.RATE_LIMIT_PER_MINUTE ?? DEFAULT_RATE_LIMITS.perMinute,
      perDay: env.RATE_LIMIT_PER_DAY ?? DEFAULT_RATE_LIMITS.perDay,
      concurrent: env.RATE_LIMIT_CONCURRENT ?? DEFAULT_RATE_LIMITS.concurrent,
      megapixelsPerMinute: env.RATE_LIMIT_MEGAPIXELS_PER_MINUTE ?? DEFAULT_RATE_LIMITS.megapixelsPerMinute,
    },
    removebgPngMegapixels: env.REMOVEBG_PNG_MEGAPIXELS,
    urlInput: env.URL_INPUT ?? 'public',
    replicas: env.RATE_LIMIT_REPLICAS ?? 1,
    // All replicas have the same URL, and whoever may read Redis knows it: better than a secret each has alone.
    redis: env.REDIS_URL ? { url: env.REDIS_URL, secret: env.RATE_LIMIT_SECRET ?? env.REDIS_URL } : undefined,
  };
}

/** @returns undefined where a name is not known, stands there twice, or none does */
function readProviders(list: string): readonly ExecutionProvider[] | undefined {
  const names = itemsOf(list.toLowerCase());
  const providers = names.flatMap((name) => EXECUTION_PROVIDERS.find((known) => known === name) ?? []);
  const allKnown =
    names.length > 0 && providers.length === names.length && new Set(providers).size === names.length;
  return allKnown ? providers : undefined;
}

function found(environment: Environment, name: string): string {
  return SECRETS.has(name) ? 'something else' : `"${environment[name]}"`;
}
