import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServicePace } from './service-pace';

let pace: ServicePace;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  pace = new ServicePace();
});
afterEach(() => {
  vi.useRealTimers();
});

const answer = (limit: number, remaining: number, resetSeconds: number) =>
  pace.heard(
    (name) =>
      ({
        'RateLimit-Limit': String(limit),
        'RateLimit-Remaining': String(remaining),
        'RateLimit-Reset': String(resetSeconds),
      })[name] ?? null,
  );

/** Sends one and has it answered. */
function exchange(limit: number, remaining: number, resetSeconds: number) {
  const ended = pace.leaving();
  answer(limit, remaining, resetSeconds);
  ended();
}

it('sends one alone until the first answer, then three at once', () => {
  expect([pace.allows(0), pace.allows(1)]).toEqual([true, false]);
  exchange(60, 59, 60);
  expect([pace.allows(2), pace.allows(3)]).toEqual([true, false]);
});

it('leaves one of a window over, and waits for its end', () => {
  exchange(5, 2, 30);
  expect(pace.allows(0)).toBe(true);
  // Another is about to leave.
  expect(pace.allows(1)).toBe(false);
  exchange(5, 1, 30);
  expect(pace.allows(0)).toBe(false);
  expect(pace.waitMs).toBe(30_000);
  vi.advanceTimersByTime(30_000);
  expect(pace.waitMs).toBe(0);
  expect(pace.allows(0)).toBe(true);
});

it('counts what has left, whatever order answers come in', () => {
  exchange(10, 9, 60);
  const ends = [pace.leaving(), pace.leaving(), pace.leaving()];
  // Of the last, which the service counted first.
  answer(10, 8, 60);
  ends[2]!();
  expect(pace.allows(2)).toBe(true);
  answer(10, 6, 59);
  answer(10, 7, 59);
  for (const end of ends) end();
  for (let left = 6; left > 1; left--) {
    expect(pace.allows(0), `${left} left`).toBe(true);
    pace.leaving()();
  }
  expect(pace.allows(0)).toBe(false);
});

it('never sends more in a window than it holds', () => {
  const perMinute = 7;
  let counted = 0;
  let refused = 0;
  let begun = 0;
  let endsAt = 0;
  const serve = () => {
    if (Date.now() >= endsAt) [counted, endsAt] = [0, Date.now() + 60_000];
    counted += 1;
    if (counted > perMinute) refused += 1;
    answer(perMinute, Math.max(0, perMinute - counted), Math.ceil((endsAt - Date.now()) / 1000));
  };
  let done = 0;
  for (let ms = 0; ms < 300_000; ms += 250) {
    while (pace.allows(begun)) {
      begun += 1;
      const ended = pace.leaving();
      setTimeout(() => {
        serve();
        ended();
        begun -= 1;
        done += 1;
      }, 700);
    }
    vi.advanceTimersByTime(250);
  }
  expect(refused).toBe(0);
  // Five windows, less one of each and what was under way when they ended.
  expect(done).toBeGreaterThanOrEqual(5 * (perMinute - 1) - 5 * 2);
});

it('waits for nothing where answers tell of no limit, or of one that leaves nothing over', () => {
  pace.leaving()();
  pace.heard(() => null);
  expect(pace.allows(2)).toBe(true);
  exchange(1, 0, 40);
  expect(pace.waitMs).toBe(40_000);
  vi.advanceTimersByTime(40_000);
  expect(pace.allows(0)).toBe(true);
});

it('lets nothing leave from the moment that a refusal has come until it says', () => {
  const ended = pace.leaving();
  pace.heard((name) => (name === 'Retry-After' ? '3' : null));
  expect([pace.allows(0), pace.waitMs]).toEqual([false, 3_000]);
  ended();
  vi.advanceTimersByTime(3_000);
  expect([pace.allows(0), pace.waitMs]).toEqual([true, 0]);
});

it('sends fewer at once after the service was crowded', () => {
  exchange(60, 59, 60);
  pace.crowded();
  expect([pace.allows(1), pace.allows(2)]).toEqual([true, false]);
  for (let i = 0; i < 5; i++) pace.crowded();
  expect([pace.allows(0), pace.allows(1)]).toEqual([true, false]);
});
