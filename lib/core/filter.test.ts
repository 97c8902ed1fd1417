import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaTaps, CATMULL_ROM, filterTaps, TRIANGLE, type Kernel, type Taps } from './filter';

const length = fc.integer({ min: 1, max: 40 });
const kernel = fc.constantFrom(TRIANGLE, CATMULL_ROM);

function apply({ count, first, weights }: Taps, input: readonly number[]): number[] {
  return Array.from(first, (start, x) => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += weights[x * count + k]! * input[start + k]!;
    return sum;
  });
}

/** The definition: every input sample of an endless row, its ends repeated, weighed by its distance. */
function slowly({ radius, weight }: Kernel, input: readonly number[], outputLength: number): number[] {
  const step = input.length / outputLength;
  const stretch = Math.max(1, step);
  const reach = Math.ceil(radius * stretch) + 1;
  return Array.from({ length: outputLength }, (_, x) => {
    const centre = (x + 0.5) * step - 0.5;
    let sum = 0;
    let total = 0;
    for (let i = Math.floor(centre) - reach; i <= Math.ceil(centre) + reach; i++) {
      const w = weight((i - centre) / stretch);
      total += w;
      sum += w * input[Math.min(input.length - 1, Math.max(0, i))]!;
    }
    return sum / total;
  });
}

describe('kernels', () => {
  it.each([
    ['TRIANGLE', TRIANGLE],
    ['CATMULL_ROM', CATMULL_ROM],
  ])('%s interpolates, and its weights a sample apart add up to 1', (_, { radius, weight }) => {
    expect(weight(0)).toBe(1);
    for (let distance = 1; distance <= radius + 1; distance++) expect(weight(distance)).toBeCloseTo(0, 12);
    for (let offset = 0; offset < 1; offset += 0.125) {
      let sum = 0;
      for (let i = -radius; i <= radius; i++) sum += weight(i + offset);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('CATMULL_ROM undershoots by a sixteenth half-way to the second sample', () => {
    expect(CATMULL_ROM.weight(1.5)).toBeCloseTo(-1 / 16, 12);
    expect(CATMULL_ROM.weight(-0.5)).toBeCloseTo(9 / 16, 12);
  });
});

describe('filterTaps', () => {
  it('makes any part of an output alone', () => {
    fc.assert(
      fc.property(kernel, length, length, fc.nat(), fc.nat(), (k, inputLength, outputLength, a, b) => {
        const from = a % outputLength;
        const count = 1 + (b % (outputLength - from));
        const step = inputLength / outputLength;
        const input = Array.from({ length: inputLength }, (_, i) => (i * 37) % 101);
        const part = apply(filterTaps(k, inputLength, count, count * step, from * step), input);
        const whole = apply(filterTaps(k, inputLength, outputLength), input).slice(from, from + count);
        for (const [x, value] of part.entries()) expect(value).toBeCloseTo(whole[x]!, 6);
      }),
    );
  });

  it('agrees with the definition', () => {
    const inputs = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(kernel, inputs, length, (k, input, outputLength) => {
        const expected = slowly(k, input, outputLength);
        const received = apply(filterTaps(k, input.length, outputLength), input);
        for (const [x, value] of received.entries()) expect(value).toBeCloseTo(expected[x]!, 9);
      }),
    );
  });

  it('stays inside the input, with weights that add up to 1', () => {
    fc.assert(
      fc.property(kernel, length, length, (k, inputLength, outputLength) => {
        const { count, first, weights } = filterTaps(k, inputLength, outputLength);
        for (let x = 0; x < outputLength; x++) {
          expect(first[x]).toBeGreaterThanOrEqual(0);
          expect(first[x]! + count).toBeLessThanOrEqual(inputLength);
          const own = weights.subarray(x * count, (x + 1) * count);
          expect(own.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('copies at the same length', () => {
    fc.assert(
      fc.property(
        kernel,
        fc.array(fc.double({ noNaN: true, min: 0, max: 1 }), { minLength: 1 }),
        (k, input) => {
          expect(apply(filterTaps(k, input.length, input.length), input)).toEqual(input);
        },
      ),
    );
  });

  it('ends where the extent ends', () => {
    // Two samples over 1.5 input samples: their centres lie at −0.125 and 0.625.
    const { first, weights, count } = filterTaps(TRIANGLE, 2, 2, 1.5);
    expect(count).toBe(2);
    expect([...first]).toEqual([0, 0]);
    expect([...weights]).toEqual([1, 0, 0.375, 0.625]);
  });
});

describe('areaTaps', () => {
  it('agrees with averaging both over their common multiple', () => {
    const inputs = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 30 }), (input, outputLength) => {
        const received = apply(areaTaps(input.length, outputLength), input);
        // Each input sample as so many equal parts as there are output samples, and the other way about.
        const parts = input.flatMap((value) => new Array<number>(outputLength).fill(value));
        for (const [x, value] of received.entries()) {
          const own = parts.slice(x * input.length, (x + 1) * input.length);
          expect(value).toBeCloseTo(own.reduce((a, b) => a + b) / own.length, 9);
        }
      }),
    );
  });

  it('counts the last sample by the share that the extent takes of it', () => {
    expect(apply(areaTaps(3, 1, 2.5), [1, 1, 6])).toEqual([(1 + 1 + 3) / 2.5]);
  });

  it('stays inside the input, with weights that add up to 1', () => {
    fc.assert(
      fc.property(
        length,
        length,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (inputLength, outputLength, cut) => {
          const { count, first, weights } = areaTaps(inputLength, outputLength, inputLength - 1 + cut);
          for (let x = 0; x < outputLength; x++) {
            expect(first[x]).toBeGreaterThanOrEqual(0);
            expect(first[x]! + count).toBeLessThanOrEqual(inputLength);
            const own = weights.subarray(x * count, (x + 1) * count);
            expect(own.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
          }
        },
      ),
    );
  });
});
