import 'server-only';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ServiceError } from '@/lib/contracts/errors';
import { processWide } from '@/lib/config/process-wide';

/** Who sent a request. The front finds it out once, and all that comes after reads it. */
export interface Caller {
  /**
   * Whose request this is, as far as limits by address go. It is an IPv4 address, or the /64 of an IPv6 address.
   */
  readonly bucket: string;
  /** The whole address, for the log; undefined where the socket's cannot be read. */
  readonly address: string | undefined;
  /** The API key that the request shows. */
  readonly key: CallerKey;
  /** Where the request comes from, as far as its headers say. */
  readonly origin: CallerOrigin;
}

/** Whether a key is shown, and whose it is: one that nobody here holds is `unknown`. */
export type CallerKey = 'none' | 'unknown' | { readonly holder: string };

export type CallerOrigin =
  /** Neither Origin nor Sec-Fetch-Site: no browser's page sent it. */
  | 'api-client'
  /** A page of ours, or of an origin that the operator allows. */
  | 'page'
  /** Another site's page. */
  | 'foreign';

/** Carries the caller from the front to middleware and routes, which do not see the socket. */
export const CALLER_HEADER = 'x-clearcut-caller';

const RETRY_AFTER_SECONDS = 1;

/** Made anew at each start, and known to this process alone: that is what makes the header ours. */
const secret = processWide('caller secret', () => randomBytes(24).toString('hex'));

/**
 * Writes the caller over whatever the client sent in {@link CALLER_HEADER}.
 *
 * @param caller undefined where nobody can be told: the request goes on without one, and no door takes it
 */
export function stampCaller(headers: IncomingHttpHeaders, caller: Caller | undefined): void {
  if (caller === undefined) delete headers[CALLER_HEADER];
  else headers[CALLER_HEADER] = `${secret}:${JSON.stringify(caller)}`;
}

/**
 * The caller of a request.
 *
 * @throws ServiceError address_unknown when the front has not signed one. Next listens before instrumentation has run,
 *   and what arrives then has only what the client wrote
 */
export function readCaller(headers: Headers): Caller {
  const value = headers.get(CALLER_HEADER) ?? '';
  const split = value.indexOf(':');
  if (split < 0 || !equal(value.slice(0, split), secret)) throw callerUnknown();
  return JSON.parse(value.slice(split + 1)) as Caller;
}

export function callerUnknown(): ServiceError {
  return new ServiceError('address_unknown', { retryAfterSeconds: RETRY_AFTER_SECONDS });
}

/** In a time that says nothing of where two texts differ. */
function equal(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
