import { describe, expect, it } from 'vitest';
import { MAX_INPUT_PIXELS } from '../../contracts/limits';
import { maxLocalPixels, threadCount } from './device-hardware';

describe('F-08: the largest picture for a device', () => {
  it.each([
    [0.5, 3_000_000],
    [1, 6_000_000],
    [2, 12_000_000],
    [4, 24_000_000],
    [8, MAX_INPUT_PIXELS],
    [32, MAX_INPUT_PIXELS],
  ])('of %d GB', (deviceMemory, pixels) => {
    expect(maxLocalPixels({ deviceMemory, maxTouchPoints: 5 })).toBe(pixels);
  });

  it('that tells no memory is Safari’s canvas where it is touched, and the service’s own limit elsewhere', () => {
    expect(maxLocalPixels({ maxTouchPoints: 5 })).toBe(16_777_216);
    expect(maxLocalPixels({ maxTouchPoints: 0 })).toBe(MAX_INPUT_PIXELS);
  });
});

const isolated = { crossOriginIsolated: true, hardwareConcurrency: 8, hasSharedMemory: true };

describe('threadCount', () => {
  it('never exceeds the cores, nor four', () => {
    expect(
      [1, 2, 3, 4, 8, 64].map((cores) => threadCount({ ...isolated, hardwareConcurrency: cores })),
    ).toEqual([1, 2, 3, 4, 4, 4]);
  });

  it('is one where memory cannot be shared, or the browser does not tell its cores', () => {
    expect(threadCount({ ...isolated, crossOriginIsolated: false })).toBe(1);
    expect(threadCount({ ...isolated, hasSharedMemory: false })).toBe(1);
    expect(threadCount({ ...isolated, hardwareConcurrency: 0 })).toBe(1);
  });
});
