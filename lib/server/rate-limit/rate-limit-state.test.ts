import { describe, expect, it } from 'vitest';
import type { CallerKey } from '../http/caller';
import { limitedClient } from './rate-limit-state';

const limits = { perMinute: 60, perDay: 2_000, concurrent: 4, megapixelsPerMinute: 600 };
const state = {
  limits,
  apiKeys: [{ name: 'shop', hash: Buffer.alloc(32), limits: { perMinute: 9 } }],
};
const callerFrom = (address: string, key: CallerKey) =>
  ({ bucket: address, address, key, origin: 'api-client' }) as const;

describe('R-01: limitedClient', () => {
  it('is the address, under the limits of everybody', () => {
    for (const key of ['none', 'unknown'] as const) {
      expect(limitedClient(callerFrom('203.0.113.9', key), state)).toEqual({ id: '203.0.113.9', limits });
    }
  });

  it('is the holder of a key wherever the request comes from, under limits of their own', () => {
    for (const address of ['203.0.113.9', '198.51.100.7']) {
      const caller = callerFrom(address, { holder: 'shop' });
      expect(limitedClient(caller, state)).toEqual({ id: 'key:shop', limits: { ...limits, perMinute: 9 } });
    }
  });
});
