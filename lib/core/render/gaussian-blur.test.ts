import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blurGaussian } from './gaussian-blur';

const sizes = fc.record({ width: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 20 }) });
const deviations = fc.double({ min: 0, max: 12, noNaN: true });

describe('blurGaussian', () => {
  it('spreads a point as a Gaussian of that deviation does', () => {
    for (const deviation of [2, 3, 5.5, 9]) {
      const size = { width: 121, height: 121 };
      const data = new Float32Array(size.width * size.height);
      data[60 * 121 + 60] = 1;
      blurGaussian(data, size, 1, deviation);
      const peak = 1 / (2 * Math.PI * deviation ** 2);
      for (let y = 0; y < 121; y++) {
        for (let x = 0; x < 121; x++) {
          const exact = peak * Math.exp(-((x - 60) ** 2 + (y - 60) ** 2) / (2 * deviation ** 2));
          expect(Math.abs(data[y * 121 + x]! - exact)).toBeLessThanOrEqual(0.16 * peak);
        }
      }
    }
  });

  it('keeps what is flat, to the edges, and stays within what was there', () => {
    fc.assert(
      fc.property(sizes, deviations, deviations, fc.nat(), (size, across, down, seed) => {
        const flat = new Float32Array(size.width * size.height).fill(0.7);
        blurGaussian(flat, size, 1, across, down);
        for (const value of flat) expect(value).toBeCloseTo(0.7, 5);
        const noise = Float32Array.from(flat, (_, i) => ((i * 7919 + seed) % 101) / 101);
        const [low, high] = [Math.min(...noise), Math.max(...noise)];
        blurGaussian(noise, size, 1, across, down);
        expect(Math.min(...noise)).toBeGreaterThanOrEqual(low - 1e-5);
        expect(Math.max(...noise)).toBeLessThanOrEqual(high + 1e-5);
      }),
    );
  });

  it('blurs channels apart, rows and columns alike', () => {
    fc.assert(
      fc.property(sizes, deviations, ({ width, height }, deviation) => {
        const noise = (i: number) => ((i * 7919) % 101) / 101;
        const plain = Float32Array.from({ length: width * height }, (_, i) => noise(i));
        const turned = Float32Array.from(plain, (_, i) =>
          noise((i % height) * width + Math.floor(i / height)),
        );
        const both = Float32Array.from({ length: 2 * plain.length }, (_, i) =>
          i % 2 ? 0.25 : plain[i / 2]!,
        );
        blurGaussian(plain, { width, height }, 1, deviation);
        blurGaussian(turned, { width: height, height: width }, 1, deviation);
        blurGaussian(both, { width, height }, 2, deviation);
        for (const [i, value] of plain.entries()) {
          expect(turned[(i % width) * height + Math.floor(i / width)]).toBeCloseTo(value, 5);
          expect(both[2 * i]).toBeCloseTo(value, 5);
          expect(both[2 * i + 1]).toBeCloseTo(0.25, 5);
        }
      }),
    );
  });
});
