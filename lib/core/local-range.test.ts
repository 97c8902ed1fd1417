import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localRange } from './local-range';

it('is the highest less the lowest of a box, cut off at the border', () => {
  const planes = fc.record({
    width: fc.integer({ min: 1, max: 9 }),
    height: fc.integer({ min: 1, max: 9 }),
    radius: fc.integer({ min: 0, max: 4 }),
    seed: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(planes, ({ width, height, radius, seed }) => {
      const data = Float32Array.from({ length: width * height }, (_, i) =>
        Math.fround(((i * seed) % 97) / 97),
      );
      const range = localRange({ width, height, data }, radius);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const box: number[] = [];
          for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
            for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
              box.push(data[v * width + u]!);
            }
          }
          expect(range[y * width + x]).toBe(Math.fround(Math.max(...box) - Math.min(...box)));
        }
      }
    }),
  );
});
