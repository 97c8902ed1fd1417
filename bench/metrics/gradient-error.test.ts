import { describe, expect, it } from 'vitest';
import type { Matte } from '@/lib/core/image';
import { gradientError, gradientMagnitude } from './gradient-error';

const SIDE = 31;
const matte = (level: (x: number, y: number) => number): Matte => ({
  width: SIDE,
  height: SIDE,
  data: Uint8Array.from({ length: SIDE * SIDE }, (_, i) => level(i % SIDE, Math.floor(i / SIDE))),
});
const centre = 15 * SIDE + 15;

describe('gradientMagnitude', () => {
  it('is the slope of a ramp, whichever way it leads', () => {
    expect(gradientMagnitude(matte((x) => x * 5))[centre]).toBeCloseTo(5 / 255, 9);
    expect(gradientMagnitude(matte((x, y) => 3 * x + 4 * y))[centre]).toBeCloseTo(5 / 255, 9);
  });

  it('is 0 on a flat matte, also at its border', () => {
    for (const slope of gradientMagnitude(matte(() => 200))) expect(slope).toBeCloseTo(0, 12);
  });

  it('is highest on an edge, as high as a Gaussian of 1.4 pixels is', () => {
    const slopes = gradientMagnitude(matte((x) => (x < 15 ? 0 : 255)));
    expect(slopes[centre]).toBeCloseTo(slopes[centre - 1]!, 9);
    // Half a pixel beside the edge: exp(−0.5² / (2 · 1.4²)) / (√(2π) · 1.4)
    expect(Math.abs(slopes[centre]! - 0.267)).toBeLessThan(0.01);
  });
});

describe('gradientError', () => {
  it('counts where the trimap is unknown, in thousands', () => {
    const [flat, ramp] = [matte(() => 0), matte((x) => x * 5)];
    const trimap = new Uint8Array(SIDE * SIDE);
    expect(gradientError(ramp, flat, trimap)).toBe(0);
    trimap[centre] = 128;
    expect(gradientError(ramp, flat, trimap)).toBeCloseTo((5 / 255) ** 2 / 1000, 12);
    expect(gradientError(ramp, ramp, trimap)).toBe(0);
  });
});
