import { describe, expect, it } from 'vitest';
import { DEFAULT_RATE_LIMITS, type RateLimits } from '@/lib/config/rate-limits';
import { BlockedClients } from './blocked-clients';
import { MemoryCounterStore } from './counter-store-memory';
import { RateLimiter } from './rate-limiter';

function setUp(limits: Partial<RateLimits> = {}, share = 1) {
  let now = 0;
  const blocked = new BlockedClients();
  const limiter = new RateLimiter(new MemoryCounterStore({ share, now: () => now }), blocked);
  const client = (id: string) => ({ id, limits: { ...DEFAULT_RATE_LIMITS, ...limits } });
  const spend = (id: string) =>
    limiter.spend(client(id)).then(
      ({ remaining }) => remaining,
      (error: { code: string; retryAfterSeconds: number }) => `${error.code} ${error.retryAfterSeconds}`,
    );
  return { limiter, blocked, client, spend, pass: (ms: number) => (now += ms) };
}

describe('R-01 RateLimiter', () => {
  it('counts each client apart, by the minute', async () => {
    const { spend, pass } = setUp({ perMinute: 2 });
    expect([await spend('a'), await spend('a'), await spend('a')]).toEqual([1, 0, 'too_many_requests 60']);
    expect(await spend('b')).toBe(1);
    pass(60_000);
    expect(await spend('a')).toBe(1);
  });

  it('counts by the day, and says so when that is what lasts longer', async () => {
    const { spend, pass } = setUp({ perMinute: 2, perDay: 3 });
    expect([await spend('a'), await spend('a')]).toEqual([1, 0]);
    pass(60_000);
    expect([await spend('a'), await spend('a')]).toEqual([0, 'too_many_requests 86340']);
  });

  it('says when the day is over where both windows are used up', async () => {
    const { spend } = setUp({ perMinute: 1, perDay: 1 });
    expect([await spend('a'), await spend('a')]).toEqual([0, 'too_many_requests 86400']);
  });

  it('refuses what follows the last megapixel, and counts the smallest picture', async () => {
    const { limiter, client, spend } = setUp({ megapixelsPerMinute: 1 });
    await limiter.chargePixels(client('a'), 1_000_000);
    expect(await spend('a')).toBe('too_many_megapixels 60');
    for (let picture = 0; picture < 1_000; picture += 1) await limiter.chargePixels(client('b'), 1);
    expect(await spend('b')).toBe('too_many_megapixels 60');
  });

  it('lets a picture overdraw, and refuses what follows until the window is over', async () => {
    const { limiter, client, spend, pass } = setUp({ megapixelsPerMinute: 100 });
    await limiter.chargePixels(client('a'), 99_999_000);
    expect(await spend('a')).toBe(59);
    await limiter.chargePixels(client('a'), 50_000_000);
    expect(await spend('a')).toBe('too_many_megapixels 60');
    pass(60_000);
    expect(await spend('a')).toBe(59);
  });

  it('holds each of several processes to its part while it counts alone', async () => {
    const { spend } = setUp({ perMinute: 5 }, 1 / 2);
    expect([await spend('a'), await spend('a'), await spend('a'), await spend('a')]).toEqual([
      2,
      1,
      0,
      'too_many_requests 60',
    ]);
  });

  it('gives places at once, and takes each back once only', () => {
    const { limiter, client } = setUp({ concurrent: 2 });
    const leave = limiter.takePlace(client('a'));
    limiter.takePlace(client('a'));
    expect(() => limiter.takePlace(client('a'))).toThrow(
      expect.objectContaining({ code: 'too_many_at_once' }),
    );
    limiter.takePlace(client('b'));
    leave();
    leave();
    limiter.takePlace(client('a'));
    expect(() => limiter.takePlace(client('a'))).toThrow();
  });

  it('R-04 remembers a bounded number of blocked clients for the front', async () => {
    const { blocked, limiter, client } = setUp({ perMinute: 1 });
    for (let id = 0; id < 10_500; id += 1) {
      await limiter.spend(client(`${id}`));
      await limiter.spend(client(`${id}`)).catch(() => undefined);
    }
    expect(blocked.size).toBeLessThanOrEqual(10_000);
    expect(() => blocked.refuse('0')).not.toThrow();
    expect(() => blocked.refuse('10499')).toThrow(expect.objectContaining({ code: 'too_many_requests' }));
  });
});
