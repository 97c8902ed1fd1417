import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NonFiniteOutputError, readMatte } from './matte';
import type { Tensor } from './tensor';

const AS_IT_IS = { activation: 'none', rescale: false } as const;

function output(...values: number[]): Tensor {
  return { data: Float32Array.from(values), dims: [1, 1, 1, values.length] };
}

const values = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -20, max: 20 }), {
  minLength: 1,
});

describe('readMatte', () => {
  it('copies alpha and its size', () => {
    const raw: Tensor = { data: Float32Array.of(0, 0.25, 0.5, 0.75, 1, 1), dims: [1, 1, 2, 3] };
    const grid = readMatte(raw, AS_IT_IS);
    expect(grid).toEqual({ width: 3, height: 2, data: raw.data });
    expect(grid.data).not.toBe(raw.data);
  });

  it('clamps what lies outside 0 to 1', () => {
    expect([...readMatte(output(-0.5, 0.5, 1.5), AS_IT_IS).data]).toEqual([0, 0.5, 1]);
  });

  it('turns logits into alpha', () => {
    const { data } = readMatte(output(-100, 0, Math.log(3), 100), { activation: 'sigmoid', rescale: false });
    expect(data[0]).toBeCloseTo(0, 6);
    expect(data[1]).toBe(0.5);
    expect(data[2]).toBeCloseTo(0.75, 6);
    expect(data[3]).toBe(1);
  });

  it('stretches from the lowest to the highest, after the activation', () => {
    expect([...readMatte(output(0.25, 0.5, 0.75), { activation: 'none', rescale: true }).data]).toEqual([
      0, 0.5, 1,
    ]);
    const { data } = readMatte(output(-1, 0, 1), { activation: 'sigmoid', rescale: true });
    expect([data[0], data[2]]).toEqual([0, 1]);
    expect(data[1]).toBeCloseTo(0.5, 6);
  });

  it('takes a flat output as it is instead of dividing by no range', () => {
    expect([...readMatte(output(0.25, 0.25), { activation: 'none', rescale: true }).data]).toEqual([
      0.25, 0.25,
    ]);
  });

  it('always gives 0 to 1 and keeps the order', () => {
    const options = fc.record({
      activation: fc.constantFrom('none' as const, 'sigmoid' as const),
      rescale: fc.boolean(),
    });
    fc.assert(
      fc.property(values, options, (raw, option) => {
        const sorted = Float32Array.from(raw).sort();
        const { data } = readMatte(output(...sorted), option);
        for (const [i, alpha] of data.entries()) {
          expect(alpha).toBeGreaterThanOrEqual(data[i - 1] ?? 0);
          expect(alpha).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses %s', (value) => {
    for (const activation of ['none', 'sigmoid'] as const) {
      const read = () => readMatte(output(0, 0.5, value), { activation, rescale: true });
      expect(read).toThrow(NonFiniteOutputError);
      expect(read).toThrow(`Expected finite numbers from the net but received ${value} at index 2.`);
    }
  });

  it('refuses an output that is not one matte', () => {
    const raw: Tensor = { data: new Float32Array(3), dims: [1, 3, 1, 1] };
    expect(() => readMatte(raw, AS_IT_IS)).toThrow(RangeError);
  });
});
