import 'server-only';
import { ANY_ORIGIN } from '@/lib/config/http';
import { CLEARCUT_HEADERS, exposedHeaders } from './answer-headers';

/** What pages of allow-listed sites may do at a door. */
export interface CorsPolicy {
  /** Which of the operator's lists names these sites. */
  readonly origins: 'allowedOrigins' | 'compatAllowedOrigins';
  /** Request headers that they may send beyond what every page may, with commas between. */
  readonly allowedHeaders: string;
  /** Headers that they may read of an answer, besides the body. */
  readonly exposedHeaders: string;
}

/** What a page of an allow-listed site may send beyond what every page may. */
const ALLOWED_HEADERS = 'Authorization, Content-Type, X-Api-Key, X-Turnstile-Token';

/** At the doors of our own API. */
export const CLEARCUT_CORS: CorsPolicy = {
  origins: 'allowedOrigins',
  allowedHeaders: ALLOWED_HEADERS,
  exposedHeaders: exposedHeaders(CLEARCUT_HEADERS),
};

/** As long as any browser remembers a preflight (Chromium; Firefox takes a day). */
const PREFLIGHT_MAX_AGE_SECONDS = 7_200;

/**
 * The CORS headers of any answer of the API. Credentials are never allowed: the API knows no cookie of a visitor's
 * that another site should be able to spend.
 *
 * @param origin the request's Origin header
 * @param allowedOrigins as browsers write them, or {@link ANY_ORIGIN}; none switches CORS off
 */
export function corsHeaders(
  { exposedHeaders }: CorsPolicy,
  origin: string | null | undefined,
  allowedOrigins: readonly string[],
): Readonly<Record<string, string>> {
  if (allowedOrigins.length === 0) return {};
  const readable = {
    'Access-Control-Expose-Headers': exposedHeaders,
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  // The same answer for everybody, whether or not it was a page that asked.
  if (allowedOrigins.includes(ANY_ORIGIN)) return { 'Access-Control-Allow-Origin': ANY_ORIGIN, ...readable };
  if (!isAllowedOrigin(origin, allowedOrigins)) return { Vary: 'Origin' };
  return { Vary: 'Origin', 'Access-Control-Allow-Origin': origin, ...readable };
}

/**
 * The headers that answer OPTIONS. Without an allow-listed origin it is the plain answer of RFC 9110 §9.3.7: which
 * methods there are. That is no refusal and needs none, for browsers take a preflight that grants nothing for one.
 *
 * @param methods what the resource takes, as in Allow
 */
export function optionsHeaders(
  { allowedHeaders }: CorsPolicy,
  methods: string,
  origin: string | null | undefined,
  allowedOrigins: readonly string[],
): Readonly<Record<string, string>> {
  const allow = { Allow: `${methods}, OPTIONS` };
  if (!isAllowedOrigin(origin, allowedOrigins)) return allow;
  return {
    ...allow,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': allowedHeaders,
    'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
  };
}

/** Whether pages of an origin may call the API. */
export function isAllowedOrigin(
  origin: string | null | undefined,
  allowedOrigins: readonly string[],
): origin is string {
  if (typeof origin !== 'string') return false;
  return allowedOrigins.includes(ANY_ORIGIN) || allowedOrigins.includes(origin);
}
