import { describe, expect, it } from 'vitest';
import { threadCount } from '../engine/device-hardware';

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
