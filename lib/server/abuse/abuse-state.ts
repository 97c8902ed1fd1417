import 'server-only';
import type { RateLimits } from '@/lib/config/rate-limits';
import { processWide } from '@/lib/config/process-wide';
import type { BlockedClients } from './blocked-clients';
import type { RateLimiter } from './rate-limiter';
import type { CallerPolicy } from './resolve-caller';

/** What one process has one of to tell clients apart and keep them in bounds. */
export interface AbuseState extends CallerPolicy {
  /** What everybody may do who shows no key with limits of its own. */
  readonly limits: RateLimits;
  readonly limiter: RateLimiter;
  readonly blocked: BlockedClients;
}

/** As with the runtime: middleware and routes are bundles of their own, and would count apart. */
const holder = processWide<{ state?: AbuseState }>('abuse state', () => ({}));

export function setAbuseState(state: AbuseState): void {
  holder.state = state;
}

/** @throws Error before instrumentation has run; whoever has read a caller is past that */
export function abuseState(): AbuseState {
  if (!holder.state) throw new Error('the limits have not been set up by instrumentation');
  return holder.state;
}
