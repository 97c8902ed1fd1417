import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startPatience } from './patience';

const onOver = vi.fn();
beforeEach(() => {
  vi.useFakeTimers();
  onOver.mockReset();
});
afterEach(() => vi.useRealTimers());

it('is over after its time, once', () => {
  startPatience(20_000, onOver);
  vi.advanceTimersByTime(19_999);
  expect(onOver).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(onOver).toHaveBeenCalledTimes(1);
});

it('waits anew after the page was asleep', () => {
  startPatience(20_000, onOver);
  vi.advanceTimersByTime(5_000);
  // The clock goes on, timers do not.
  vi.setSystemTime(Date.now() + 600_000);
  vi.advanceTimersByTime(34_999);
  expect(onOver).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onOver).toHaveBeenCalledTimes(1);
});

it('can be stopped, also after it was asleep', () => {
  const stop = startPatience(20_000, onOver);
  vi.setSystemTime(Date.now() + 600_000);
  vi.advanceTimersByTime(20_000);
  stop();
  vi.advanceTimersByTime(100_000);
  expect(onOver).not.toHaveBeenCalled();
});
