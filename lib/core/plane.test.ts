import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaTaps } from './filter';
import { resamplePlane, localRange } from './plane';

it('resamples across and down', () => {
  const plane = { width: 4, height: 2, data: Float32Array.of(1, 3, 5, 7, 10, 30, 50, 70) };
  expect(resamplePlane(plane, areaTaps(4, 2), areaTaps(2, 1))).toEqual({
    width: 2,
    height: 1,
    data: Float32Array.of(11, 33),
  });
});

it('repeats samples where it enlarges by area', () => {
  const plane = { width: 2, height: 1, data: Float32Array.of(1, 2) };
  const { data } = resamplePlane(plane, areaTaps(2, 4), areaTaps(1, 2));
  expect([...data]).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
});

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
