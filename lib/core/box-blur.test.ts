import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitrarySize } from '@/tests/fixtures/core-pictures';
import { boxSums, boxSumsLine } from './box-blur';
import type { Size } from './image';
import { viewHeap, withBuffers } from './kernels/heap';

function sumsOf(values: readonly number[], size: Size, channels: number, radius: number): Float32Array {
  const bytes = values.length * 4;
  return withBuffers([bytes, boxSumsLine(size, channels), bytes], ([data, line, sums]) => {
    const { floats } = viewHeap();
    floats.set(values, data / 4);
    boxSums(data, size, channels, radius, line, sums);
    return floats.slice(sums / 4, sums / 4 + values.length);
  });
}

it('sums boxes, cut off at the border, channel by channel', () => {
  const cases = fc.tuple(arbitrarySize(9), fc.constantFrom(2, 4, 8)).chain(([size, channels]) =>
    fc.tuple(
      fc.constant({ ...size, channels }),
      fc.array(fc.nat(1000), {
        minLength: size.width * size.height * channels,
        maxLength: size.width * size.height * channels,
      }),
      fc.integer({ min: 1, max: 11 }),
    ),
  );
  fc.assert(
    fc.property(cases, ([{ width, height, channels }, values, radius]) => {
      const data = sumsOf(values, { width, height }, channels, radius);
      for (let i = 0; i < data.length; i++) {
        const c = i % channels;
        const x = Math.floor(i / channels) % width;
        const y = Math.floor(i / channels / width);
        let sum = 0;
        for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
          for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
            sum += values[(v * width + u) * channels + c]!;
          }
        }
        expect(data[i]).toBe(sum);
      }
    }),
  );
});
