import 'server-only';
import { FEATURE_FLAGS, FLAG_NAMES, readFlagText, type FlagValues } from '@/lib/contracts/feature-flags';
import { itemsOf, valueOf, type Environment } from './environment';
import type { HttpConfig } from './http';

/**
 * Who is authorized, as the operator sets it. Read apart from the other variables because these hold secrets. An error
 * names the variable and what was expected, and never repeats what was found.
 */

/** Cloudflare Turnstile in front of the browser door. */
export interface BotCheckConfig {
  /** Public: the page gives it to the widget. */
  readonly siteKey: string;
  readonly secretKey: string;
  /** Cloudflare's dummy keys: their answers name another host and no action, so neither is checked. */
  readonly testKeys: boolean;
  readonly siteverifyUrl: string;
  /** Hosts on whose pages a token may have been made. */
  readonly hostnames: readonly string[];
  /** Signs the passes that spare a visitor the next question. */
  readonly passSecret: string;
}

/** A client that the operator knows. */
export interface ApiKey {
  readonly name: string;
  /** SHA-256 of the key. */
  readonly hash: Buffer;
  /** Requests a minute and pictures at once, where they differ from everybody's. */
  readonly limits: { readonly perMinute?: number; readonly concurrent?: number };
}

/** By what callers are authorized. */
export interface AccessConfig {
  /** The origin under which the pages are reached, where the operator has said so. */
  readonly siteOrigin: string | undefined;
  /** Other origins whose pages may send pictures. */
  readonly allowedOrigins: readonly string[];
  /** The same at the doors of other services' shapes. */
  readonly compatAllowedOrigins: readonly string[];
  /** Undefined: no widget, no script, no check. */
  readonly botCheck: BotCheckConfig | undefined;
  /** Empty: nobody needs a key, and any is accepted. */
  readonly apiKeys: readonly ApiKey[];
  /** Feature flags for all visitors who have set none themselves. */
  readonly flags: FlagValues;
}

const SITEVERIFY_URL = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';
const MIN_PASS_SECRET_LENGTH = 32;

/** Real keys begin with 0x; those that always pass, always fail or always ask begin with 1x, 2x and 3x. */
const DUMMY_KEY = /^[123]x/i;
const API_KEY = /^([a-z0-9][a-z0-9._-]{0,63}):([0-9a-f]{64})(?::(\d{1,6}))?(?::(\d{1,4}))?$/i;

/**
 * Reads the variables about who is authorized.
 *
 * @param http origins, read and checked there
 * @returns the configuration, of use only where `errors` is empty, and every error, a sentence each
 */
export function readAccessConfig(
  environment: Environment,
  {
    siteUrl,
    allowedOrigins,
    compatAllowedOrigins,
  }: Pick<HttpConfig, 'siteUrl' | 'allowedOrigins' | 'compatAllowedOrigins'>,
): { access: AccessConfig; errors: string[] } {
  const errors: string[] = [];
  const siteOrigin = siteUrl === undefined ? undefined : originOf(siteUrl);
  const access: AccessConfig = {
    siteOrigin,
    allowedOrigins,
    compatAllowedOrigins,
    botCheck: readBotCheck(environment, [siteOrigin, ...allowedOrigins], errors),
    apiKeys: readApiKeys(itemsOf(environment['API_KEYS']), errors),
    flags: readFlags(valueOf(environment, 'FEATURE_FLAGS') ?? '', errors),
  };
  return { access, errors };
}

function readBotCheck(
  environment: Environment,
  origins: readonly (string | undefined)[],
  errors: string[],
): BotCheckConfig | undefined {
  const siteKey = valueOf(environment, 'TURNSTILE_SITE_KEY');
  const secretKey = valueOf(environment, 'TURNSTILE_SECRET_KEY');
  if (siteKey === undefined && secretKey === undefined) return undefined;
  if (siteKey === undefined || secretKey === undefined) {
    const [missing, present] =
      siteKey === undefined
        ? ['TURNSTILE_SITE_KEY', 'TURNSTILE_SECRET_KEY']
        : ['TURNSTILE_SECRET_KEY', 'TURNSTILE_SITE_KEY'];
    errors.push(`${missing}: expected a key, because ${present} is set; set both, or none`);
  }
  const testKeys = [siteKey, secretKey].some((key) => key !== undefined && DUMMY_KEY.test(key));
  if (testKeys && valueOf(environment, 'TURNSTILE_ALLOW_TEST_KEYS') !== '1') {
    errors.push(
      'TURNSTILE_SITE_KEY, TURNSTILE_SECRET_KEY: expected real keys but received a dummy key, which stops ' +
        'nobody; set TURNSTILE_ALLOW_TEST_KEYS=1 to try it all the same',
    );
  }
  const passSecret = valueOf(environment, 'PASS_SECRET') ?? '';
  if (passSecret.length < MIN_PASS_SECRET_LENGTH) {
    errors.push(
      `PASS_SECRET: expected at least ${MIN_PASS_SECRET_LENGTH} characters, because the bot check is on, ` +
        `but received ${passSecret.length}`,
    );
  }
  const siteverifyUrl = valueOf(environment, 'TURNSTILE_SITEVERIFY_URL') ?? SITEVERIFY_URL;
  if (originOf(siteverifyUrl) === undefined) {
    errors.push('TURNSTILE_SITEVERIFY_URL: expected an address that begins with https:// or http://');
  }
  const named = itemsOf(environment['TURNSTILE_HOSTNAMES']).map((name) => name.toLowerCase());
  const hostnames = named.length > 0 ? named : origins.flatMap((origin) => hostOf(origin));
  if (hostnames.length === 0) {
    errors.push('SITE_URL: expected the address of the pages, because the bot check holds its host to it');
  }
  return {
    siteKey: siteKey ?? '',
    secretKey: secretKey ?? '',
    testKeys,
    siteverifyUrl,
    hostnames,
    passSecret,
  };
}

function readFlags(text: string, errors: string[]): FlagValues {
  const { values, takenBack, unknown } = readFlagText(text);
  const wrong = [...unknown, ...takenBack.map((flag) => `${flag}:`)];
  if (wrong.length > 0) {
    const known = FLAG_NAMES.map((flag) => `${flag}:${FEATURE_FLAGS[flag].join('|')}`);
    errors.push(
      `FEATURE_FLAGS: expected a comma list of ${known.join(', ')} but received "${wrong.join(',')}"`,
    );
  }
  return values;
}

function readApiKeys(items: readonly string[], errors: string[]): ApiKey[] {
  const apiKeys: ApiKey[] = [];
  for (const [index, item] of items.entries()) {
    const [, name, hash, perMinute, concurrent] = API_KEY.exec(item) ?? [];
    const where = `API_KEYS: entry ${index + 1}`;
    if (name === undefined || hash === undefined) {
      errors.push(`${where}: expected name:sha256-in-hex[:requests-a-minute[:pictures-at-once]]`);
      continue;
    }
    if (Number(perMinute ?? 1) === 0 || Number(concurrent ?? 1) === 0) {
      errors.push(`${where}: expected limits of at least 1`);
    }
    const bytes = Buffer.from(hash, 'hex');
    if (apiKeys.some((other) => other.name === name || other.hash.equals(bytes))) {
      errors.push(`${where}: expected a name and a key of its own but received one twice`);
    }
    apiKeys.push({
      name,
      hash: bytes,
      limits: {
        ...(perMinute === undefined ? {} : { perMinute: Number(perMinute) }),
        ...(concurrent === undefined ? {} : { concurrent: Number(concurrent) }),
      },
    });
  }
  return apiKeys;
}

/** The origin of a web address; undefined where it is none. */
function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

function hostOf(origin: string | undefined): string[] {
  return origin !== undefined && URL.canParse(origin) ? [new URL(origin).hostname] : [];
}
