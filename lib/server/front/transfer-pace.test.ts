import { describe, expect, it } from 'vitest';
import { MAX_UPLOAD_MS, TransferPace } from './transfer-pace';

/** Second after which an upload of constant rate is cut, or undefined when it ends before. */
function cutAfter(bytesPerSecond: number, totalBytes: number): number | undefined {
  const pace = new TransferPace(0, MAX_UPLOAD_MS);
  for (let second = 1; second * bytesPerSecond < totalBytes; second += 1) {
    if (pace.isTooSlow(second * 1_000, second * bytesPerSecond)) return second;
  }
  return undefined;
}

describe('R6 TransferPace', () => {
  it.each([
    ['1 B/s', 1, 1_000, 15],
    ['7.9 kB/s', 7_900, 12_000_000, 15],
    ['8.1 kB/s, 1 MB', 8_100, 1_000_000, undefined],
    ['8.1 kB/s, 12 MB', 8_100, 12_000_000, 180],
    ['12 MB at 1 Mbit/s', 125_000, 12_000_000, undefined],
  ])('%s', (_, rate, total, expected) => expect(cutAfter(rate, total)).toBe(expected));

  it('lets an upload stall for some seconds', () => {
    const pace = new TransferPace(0, MAX_UPLOAD_MS);
    for (let second = 1; second <= 60; second += 1) {
      const bytes = 100_000 * (second < 20 ? second : Math.max(20, second - 8));
      expect(pace.isTooSlow(second * 1_000, bytes), `second ${second}`).toBe(false);
    }
  });

  it('cuts one that stops', () => {
    const pace = new TransferPace(0, MAX_UPLOAD_MS);
    let cut = 0;
    for (let second = 1; cut === 0; second += 1) {
      if (pace.isTooSlow(second * 1_000, 100_000 * Math.min(second, 20))) cut = second;
    }
    expect(cut).toBe(30);
  });
});
