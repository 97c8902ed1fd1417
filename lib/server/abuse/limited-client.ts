import 'server-only';
import type { Caller } from '../http/caller';
import type { AbuseState } from './abuse-state';
import type { LimitedClient } from './rate-limiter';

/**
 * Who is counted for a caller. It is the holder of a key that is known here, wherever the request comes from. Otherwise
 * it is the client's address.
 */
export function limitedClient(
  { bucket, key }: Caller,
  { limits, apiKeys }: Pick<AbuseState, 'limits' | 'apiKeys'>,
): LimitedClient {
  if (typeof key === 'string') return { id: bucket, limits };
  const entry = apiKeys.find(({ name }) => name === key.holder);
  return { id: `key:${key.holder}`, limits: { ...limits, ...entry?.limits } };
}
