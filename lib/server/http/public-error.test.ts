import { describe, expect, it } from 'vitest';
import { ServiceError } from '@/lib/contracts/errors';
import { publicErrorOf } from './public-error';

const waits = (code: 'server_busy' | 'too_many_requests', retryAfterSeconds: number) =>
  new Set(
    Array.from(
      { length: 500 },
      () => publicErrorOf(new ServiceError(code, { retryAfterSeconds })).retryAfterSeconds,
    ),
  );

describe('publicErrorOf', () => {
  it('spreads the tries of all that wait for the service, upwards only', () => {
    expect([...waits('server_busy', 1)].sort()).toEqual([1, 2]);
    expect([...waits('server_busy', 5)].sort()).toEqual([5, 6, 7, 8]);
  });

  it('tells a client that is over its own limit the time that its figures name', () => {
    expect([...waits('too_many_requests', 5)]).toEqual([5]);
    const limit = new ServiceError('too_many_requests', { retryAfterSeconds: 5 });
    expect(publicErrorOf(limit)).toBe(limit);
  });

  it('keeps what else an error says, and says nothing of what is not ours', () => {
    const busy = new ServiceError('server_busy', { retryAfterSeconds: 2, reason: 'Why.' });
    const more = Object.assign(busy, { figures: { limit: 1 } });
    expect(publicErrorOf(more)).toMatchObject({ code: 'server_busy', reason: 'Why.', figures: { limit: 1 } });
    expect(publicErrorOf(new Error('secret'))).toEqual({ code: 'internal_error' });
  });
});
