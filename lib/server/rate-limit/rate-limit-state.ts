import 'server-only';
import type { ApiKey } from '@/lib/config/access';
import { processWide } from '@/lib/config/process-wide';
import type { RateLimits } from '@/lib/config/rate-limits';
import type { Caller } from '../http/caller';
import type { BlockedClients } from './blocked-clients';
import type { LimitedClient, RateLimiter } from './rate-limiter';

/** What one process has one of to hold clients to their limits. */
export interface RateLimitState {
  /** What everybody may do who shows no key with limits of its own. */
  readonly limits: RateLimits;
  /** Whose keys have limits of their own. */
  readonly apiKeys: readonly ApiKey[];
  readonly limiter: RateLimiter;
  readonly blocked: BlockedClients;
}

/** As with the runtime: middleware and routes are bundles of their own, and would count apart. */
const holder = processWide<{ state?: RateLimitState }>('rate limit state', () => ({}));

export function setRateLimitState(state: RateLimitState): void {
  holder.state = state;
}

/** @throws Error before instrumentation has run; whoever has read a caller is past that */
export function rateLimitState(): RateLimitState {
  if (!holder.state) throw new Error('the limits have not been set up by instrumentation');
  return holder.state;
}

/**
 * Who is counted for a caller. It is the holder of a key that is known here, wherever the request comes from. Otherwise
 * it is the client's address.
 */
export function limitedClient(
  { bucket, key }: Caller,
  { limits, apiKeys }: Pick<RateLimitState, 'limits' | 'apiKeys'>,
): LimitedClient {
  if (typeof key === 'string') return { id: bucket, limits };
  const holderOfKey = apiKeys.find(({ name }) => name === key.holder);
  return { id: `key:${key.holder}`, limits: { ...limits, ...holderOfKey?.limits } };
}
