import 'server-only';
import { z } from 'zod';
import { itemsOf, valueOf, type Environment } from './environment';
import { processWide } from './process-wide';

/**
 * What an operator sets about HTTP: who else may call, what is logged and measured. Apart from the rest of the
 * configuration because middleware needs it too, and may run before the runtime has started.
 */
export interface HttpConfig {
  /** Public origin of this installation, where the process was told; https means that visitors come over TLS. */
  readonly siteUrl: string | undefined;
  /** Origins of other sites whose pages may call the API. */
  readonly allowedOrigins: readonly string[];
  /** The same for the doors of other services' shapes; {@link ANY_ORIGIN} for all sites. */
  readonly compatAllowedOrigins: readonly string[];
  /** How much of a client's address the access log holds. */
  readonly logAddress: LogAddressMode;
  /** For how many days the operator keeps the log's lines; undefined: they have not said. It is told, not enforced. */
  readonly logDays: number | undefined;
  /** What a scraper must present; metrics are off without it. */
  readonly metricsToken: string | undefined;
  /** Turnstile's public key: with it, pages load Cloudflare's script. */
  readonly turnstileSiteKey: string | undefined;
}

/** Stands for every site's pages. */
export const ANY_ORIGIN = '*';

export const LOG_ADDRESS_MODES = ['full', 'truncated', 'off'] as const;
export type LogAddressMode = (typeof LOG_ADDRESS_MODES)[number];

/** Long enough not to be guessed over the network. */
const MIN_TOKEN_LENGTH = 16;

const ORIGINS = 'origins such as https://example.org, separated by commas';

const logAddressMode = z.enum(LOG_ADDRESS_MODES);

/**
 * Reads these variables.
 *
 * @returns the configuration, and a line for each variable that cannot be used: never with a token's value
 */
export function readHttpConfig(environment: Environment): {
  config: HttpConfig;
  errors: string[];
} {
  const errors: string[] = [];
  const found = (name: string) => valueOf(environment, name);

  const allowedOrigins = itemsOf(found('ALLOWED_ORIGINS'));
  for (const origin of allowedOrigins.filter((candidate) => !isOrigin(candidate))) {
    errors.push(`ALLOWED_ORIGINS: expected ${ORIGINS}, but received "${origin}"`);
  }
  const forCompat = found('COMPAT_ALLOWED_ORIGINS');
  const compatAllowedOrigins = forCompat === undefined ? allowedOrigins : itemsOf(forCompat);
  const isNamed = (candidate: string) => candidate === ANY_ORIGIN || isOrigin(candidate);
  for (const origin of itemsOf(forCompat).filter((candidate) => !isNamed(candidate))) {
    errors.push(`COMPAT_ALLOWED_ORIGINS: expected *, or ${ORIGINS}, but received "${origin}"`);
  }
  const siteUrl = found('SITE_URL');
  if (siteUrl !== undefined && !(URL.canParse(siteUrl) && isOrigin(new URL(siteUrl).origin))) {
    errors.push(`SITE_URL: expected an origin such as https://example.org but received "${siteUrl}"`);
  }
  const mode = logAddressMode.safeParse(found('LOG_ADDRESS') ?? 'full');
  if (!mode.success) {
    errors.push(
      `LOG_ADDRESS: expected one of ${LOG_ADDRESS_MODES.join(', ')} but received "${environment['LOG_ADDRESS']}"`,
    );
  }
  const logDays = found('LOG_RETENTION_DAYS');
  const areDaysReadable = logDays === undefined || /^[1-9]\d{0,3}$/.test(logDays);
  if (!areDaysReadable) {
    errors.push(`LOG_RETENTION_DAYS: expected a whole number of days, 1 to 9999, but received "${logDays}"`);
  }
  const metricsToken = found('METRICS_TOKEN');
  if (metricsToken !== undefined && metricsToken.length < MIN_TOKEN_LENGTH) {
    errors.push(
      `METRICS_TOKEN: expected at least ${MIN_TOKEN_LENGTH} characters but received ${metricsToken.length}`,
    );
  }
  const config: HttpConfig = {
    siteUrl: siteUrl?.replace(/\/+$/, ''),
    allowedOrigins,
    compatAllowedOrigins,
    // Where it cannot be read nothing is served; until the process has ended, nothing is logged either.
    logAddress: mode.success ? mode.data : 'off',
    logDays: logDays !== undefined && areDaysReadable ? Number(logDays) : undefined,
    metricsToken,
    turnstileSiteKey: found('TURNSTILE_SITE_KEY'),
  };
  return { config, errors };
}

/** The configuration of this process, read when it is first asked for: answers need it several times each. */
export function httpConfig(): HttpConfig {
  return processWide('httpConfig', () => readHttpConfig(process.env).config);
}

/** Whether a text is an origin as browsers send it: lower case, no default port, no path, not opaque. */
function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
