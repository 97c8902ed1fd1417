import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidedCoefficients, type Guide, type Radius, type Region } from './guided-filter';
import type { Plane } from './plane';

const EPSILON = 4;

const cases = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) => {
    const samples = width * height;
    const values = (length: number) =>
      fc
        .array(fc.float({ min: 0, max: 255, noNaN: true }), { minLength: length, maxLength: length })
        .map((list) => Float32Array.from(list));
    return fc.record({
      guide: values(samples * 3).map((data): Guide => ({ width, height, data })),
      input: values(samples).map((data): Plane => ({ width, height, data })),
      radius: fc.record({ x: fc.integer({ min: 1, max: 11 }), y: fc.integer({ min: 1, max: 11 }) }),
    });
  });

/** The definition: alpha by the mean of all boxes' models, each solved by Gaussian elimination. */
function slowly(guide: Guide, input: Plane, region: Region, radius: Radius): number[] {
  const box = (x: number, y: number) => {
    const members: number[] = [];
    for (let v = Math.max(region.top, y - radius.y); v < Math.min(region.bottom, y + radius.y + 1); v++) {
      for (let u = Math.max(region.left, x - radius.x); u < Math.min(region.right, x + radius.x + 1); u++) {
        members.push(v * guide.width + u);
      }
    }
    return members;
  };
  const mean = (members: number[], value: (i: number) => number) =>
    members.reduce((sum, i) => sum + value(i), 0) / members.length;
  const colour = (i: number, c: number) => guide.data[i * 3 + c]!;
  const models = new Map<number, number[]>();
  const out = new Array<number>(input.data.length).fill(0);
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) {
      const members = box(x, y);
      const means = [0, 1, 2].map((c) => mean(members, (i) => colour(i, c)));
      const meanP = mean(members, (i) => input.data[i]!);
      const rows = [0, 1, 2].map((a) => [
        ...[0, 1, 2].map(
          (b) =>
            mean(members, (i) => (colour(i, a) - means[a]!) * (colour(i, b) - means[b]!)) +
            (a === b ? EPSILON : 0),
        ),
        mean(members, (i) => (colour(i, a) - means[a]!) * (input.data[i]! - meanP)),
      ]);
      for (let p = 0; p < 3; p++) {
        for (let r = 0; r < 3; r++) {
          if (r === p) continue;
          const factor = rows[r]![p]! / rows[p]![p]!;
          for (let c = p; c < 4; c++) rows[r]![c]! -= factor * rows[p]![c]!;
        }
      }
      const weights = [0, 1, 2].map((a) => rows[a]![3]! / rows[a]![a]!);
      models.set(y * guide.width + x, [
        ...weights,
        meanP - weights.reduce((sum, weight, c) => sum + weight * means[c]!, 0),
      ]);
    }
  }
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) {
      const at = y * guide.width + x;
      out[at] = mean(box(x, y), (i) => {
        const [r, g, b, constant] = models.get(i)! as [number, number, number, number];
        return r * colour(at, 0) + g * colour(at, 1) + b * colour(at, 2) + constant;
      });
    }
  }
  return out;
}

function apply(coefficients: Float32Array, { data }: Guide): number[] {
  return Array.from({ length: data.length / 3 }, (_, i) => {
    const [r, g, b, constant] = coefficients.subarray(i * 4, i * 4 + 4);
    return r! * data[i * 3]! + g! * data[i * 3 + 1]! + b! * data[i * 3 + 2]! + constant!;
  });
}

describe('guidedCoefficients', () => {
  it('agrees with the definition', () => {
    fc.assert(
      fc.property(cases, ({ guide, input, radius }) => {
        const whole = { left: 0, top: 0, right: guide.width, bottom: guide.height };
        const received = apply(guidedCoefficients(guide, input, whole, radius, EPSILON), guide);
        const expected = slowly(guide, input, whole, radius);
        for (const [i, value] of received.entries())
          expect(Math.abs(value - expected[i]!)).toBeLessThan(0.05);
      }),
    );
  });

  it('works on its region as if nothing lay around it', () => {
    fc.assert(
      fc.property(cases, ({ guide, input, radius }) => {
        const region = {
          left: Math.floor(guide.width / 3),
          top: Math.floor(guide.height / 4),
          right: guide.width,
          bottom: Math.ceil(guide.height / 2),
        };
        const received = apply(guidedCoefficients(guide, input, region, radius, EPSILON), guide);
        const expected = slowly(guide, input, region, radius);
        for (const [i, value] of received.entries())
          expect(Math.abs(value - expected[i]!)).toBeLessThan(0.05);
      }),
    );
  });

  it('returns an input that is linear in the guide’s colours, but for ε', () => {
    const guide: Guide = {
      width: 8,
      height: 8,
      data: Float32Array.from({ length: 192 }, (_, i) => (i * 89) % 251),
    };
    const data = Float32Array.from(
      { length: 64 },
      (_, i) => 0.3 * guide.data[i * 3]! - 0.1 * guide.data[i * 3 + 1]! + 0.2 * guide.data[i * 3 + 2]! + 40,
    );
    const whole = { left: 0, top: 0, right: 8, bottom: 8 };
    const received = apply(guidedCoefficients(guide, { ...guide, data }, whole, { x: 2, y: 2 }, 1e-3), guide);
    for (const [i, value] of received.entries()) expect(value).toBeCloseTo(data[i]!, 1);
  });
});
