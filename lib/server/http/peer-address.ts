import 'server-only';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ServiceError } from '@/lib/contracts/errors';

/** Carries the socket's address from the front to middleware and routes, which do not see the socket. */
export const PEER_ADDRESS_HEADER = 'x-clearcut-peer';

const RETRY_AFTER_SECONDS = 1;

/** Made anew at each start, and known to this process alone: that is what makes the header ours. */
const holder = globalThis as typeof globalThis & { clearcutPeerSecret?: string };

/**
 * Writes the socket's address over whatever the client sent in {@link PEER_ADDRESS_HEADER}. A socket that is
 * closed already has no address; its request goes on without one, and is refused.
 */
export function stampPeerAddress(request: IncomingMessage): void {
  const secret = (holder.clearcutPeerSecret ??= randomBytes(24).toString('hex'));
  const address = request.socket.remoteAddress;
  if (address === undefined) delete request.headers[PEER_ADDRESS_HEADER];
  else request.headers[PEER_ADDRESS_HEADER] = `${secret}:${address}`;
}

/**
 * The address of the socket that a request came by.
 *
 * @throws ServiceError address_unknown when the front has not signed it: Next listens before instrumentation
 *   has run, and what arrives then has only what the client wrote
 */
export function readPeerAddress(headers: Headers): string {
  const address = signedPeerAddress(headers);
  if (address === undefined) {
    throw new ServiceError('address_unknown', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  return address;
}

/** The same; undefined where the front has not signed it. */
export function signedPeerAddress(headers: Headers): string | undefined {
  const value = headers.get(PEER_ADDRESS_HEADER) ?? '';
  const secret = holder.clearcutPeerSecret;
  const split = value.indexOf(':');
  if (secret === undefined || split < 0 || !equal(value.slice(0, split), secret)) return undefined;
  return value.slice(split + 1);
}

/** In a time that says nothing of where two texts differ. */
function equal(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
