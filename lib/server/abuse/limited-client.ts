import 'server-only';
import { readPeerAddress } from '../http/peer-address';
import { abuseState } from './abuse-state';
import { clientBucket } from './client-address';
import type { LimitedClient } from './rate-limiter';

/**
 * Who is counted for a request: its client's address.
 *
 * @throws ServiceError address_unknown
 */
export function limitedClient(headers: Headers): LimitedClient {
  const peer = readPeerAddress(headers);
  const { addressPolicy, limits } = abuseState();
  return { id: clientBucket(peer, (name) => headers.get(name), addressPolicy), limits };
}
