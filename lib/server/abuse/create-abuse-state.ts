import 'server-only';
import type { Logger } from 'pino';
import type { ServerConfig } from '@/lib/config/server';
import type { AbuseState } from './abuse-state';
import { BlockedClients } from './blocked-clients';
import type { CounterStore } from './counter-store';
import { FallbackCounterStore } from './counter-store-fallback';
import { MemoryCounterStore } from './counter-store-memory';
import { RedisCounterStore } from './counter-store-redis';
import { RateLimiter } from './rate-limiter';

/** Sets the limits up as configured. */
export function createAbuseState(config: ServerConfig, logger: Logger): AbuseState {
  const blocked = new BlockedClients();
  return {
    addressPolicy: config.clientAddress,
    apiKeys: config.entry.apiKeys,
    origins: config.entry,
    limits: config.rateLimits,
    limiter: new RateLimiter(createStore(config, logger), blocked),
    blocked,
  };
}

function createStore({ redis, replicas }: ServerConfig, logger: Logger): CounterStore {
  if (!redis) return new MemoryCounterStore();
  const shared = new RedisCounterStore(redis.url, redis.secret);
  return new FallbackCounterStore(shared, new MemoryCounterStore({ share: 1 / replicas }), logger);
}
