import 'server-only';
import type { Logger } from 'pino';
import type { ServerConfig } from '@/lib/config/server';
import type { AbuseState } from './abuse-state';
import { BlockedClients } from './blocked-clients';
import { MemoryCounterStore } from './counter-store-memory';
import { RateLimiter } from './rate-limiter';

/** Sets the limits up as configured. */
export function createAbuseState(config: ServerConfig, logger: Logger): AbuseState {
  const blocked = new BlockedClients();
  return {
    addressPolicy: config.clientAddress,
    limits: config.rateLimits,
    apiKeys: config.entry.apiKeys,
    limiter: new RateLimiter(new MemoryCounterStore(), blocked),
    blocked,
    logger,
  };
}
