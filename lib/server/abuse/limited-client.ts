import 'server-only';
import { readPeerAddress } from '../http/peer-address';
import { abuseState } from './abuse-state';
import { holderOf, shownKey } from './api-key';
import { clientBucket } from './client-address';
import type { LimitedClient } from './rate-limiter';

/**
 * The bucket of a request's address.
 *
 * @throws ServiceError address_unknown
 */
export function clientBucketOf(headers: Headers): string {
  const peer = readPeerAddress(headers);
  return clientBucket(peer, (name) => headers.get(name), abuseState().addressPolicy);
}

/**
 * Who is counted for a request: the holder of a key that is known here, wherever the request comes from, and
 * otherwise its client's address.
 *
 * @throws ServiceError address_unknown
 */
export function limitedClient(headers: Headers): LimitedClient {
  const bucket = clientBucketOf(headers);
  const { limits, apiKeys } = abuseState();
  const key = shownKey(headers);
  const holder = key === undefined ? undefined : holderOf(key, apiKeys);
  if (holder === undefined) return { id: bucket, limits };
  return { id: `key:${holder.name}`, limits: { ...limits, ...holder.limits } };
}
