import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import { layCells, type Cells } from './cells';
import {
  COEFFICIENTS,
  guidedCoefficients,
  matteOfFits,
  type Guide,
  type Radius,
  type Region,
} from './guided-filter';
import type { RgbaImage } from './image';
import type { Plane } from './plane';
import { BACKDROP } from './reduce';

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

/** The definition: alpha by the mean of all boxes' fits, each solved by Gaussian elimination. */
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
  const fits = new Map<number, number[]>();
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
      fits.set(y * guide.width + x, [
        ...weights,
        meanP - weights.reduce((sum, weight, c) => sum + weight * means[c]!, 0),
      ]);
    }
  }
  for (let y = region.top; y < region.bottom; y++) {
    for (let x = region.left; x < region.right; x++) {
      const at = y * guide.width + x;
      out[at] = mean(box(x, y), (i) => {
        const [r, g, b, constant] = fits.get(i)! as [number, number, number, number];
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

/** What a pixel's alpha is, by the definition: not rounded. */
function alphaAt(fits: Float32Array, cells: Cells, image: RgbaImage, x: number, y: number): number {
  const [columns, rows] = [
    nearest(x, cells.cell.width, cells.width),
    nearest(y, cells.cell.height, cells.height),
  ];
  const [red, green, blue, opacity] = pixelAt(image, x, y);
  const colours = [red, green, blue].map((colour) => BACKDROP + ((colour - BACKDROP) * opacity) / 255);
  let sum = 0;
  for (const [row, down] of rows) {
    for (const [column, across] of columns) {
      const fit = fits.subarray((row * cells.width + column) * COEFFICIENTS);
      const alpha = colours.reduce((total, colour, c) => total + colour * fit[c]!, fit[3]!);
      sum += alpha * down * across;
    }
  }
  return Math.min(255, Math.max(0, sum));
}

/** The two cells between whose middles a pixel's middle lies, and their shares. */
function nearest(pixel: number, side: number, count: number): [cell: number, share: number][] {
  const at = Math.min(count - 1, Math.max(0, (pixel + 0.5) / side - 0.5));
  const first = Math.floor(at);
  return [
    [first, 1 - (at - first)],
    [Math.min(count - 1, first + 1), at - first],
  ];
}

/** Functions as they are met: some say 0 or 255 wherever one looks, some follow a colour. */
const arbitraryFit = fc.oneof(
  fc.constantFrom([0, 0, 0, 0], [0, 0, 0, 255]),
  fc.tuple(
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -4, max: 4, noNaN: true }),
    fc.double({ min: -300, max: 500, noNaN: true }),
  ),
);

const pictures = fc.tuple(arbitraryImage(arbitrarySize(23)), arbitrarySize(6)).chain(([image, cell]) => {
  const cells = layCells(image, cell);
  const count = cells.width * cells.height;
  return fc.record({
    image: fc.constant(image),
    cells: fc.constant(cells),
    fits: fc
      .array(arbitraryFit, { minLength: count, maxLength: count })
      .map((fits) => Float32Array.from(fits.flat())),
  });
});

function expectDefinition(image: RgbaImage, cells: Cells, fits: Float32Array) {
  const rows = matteOfFits(fits, cells, image);
  const line = new Uint8Array(image.width);
  for (let y = 0; y < image.height; y++) {
    rows.readRow(y, line);
    for (let x = 0; x < image.width; x++) {
      expect(Math.abs(line[x]! - alphaAt(fits, cells, image, x, y))).toBeLessThanOrEqual(0.502);
    }
  }
}

describe('matteOfFits', () => {
  it('interpolates functions between the middles of cells, and rounds what they answer', () => {
    fc.assert(fc.property(pictures, ({ image, cells, fits }) => expectDefinition(image, cells, fits)));
  });

  it('does so across a row of several thousand pixels', () => {
    const image = paint({ width: 4_001, height: 2 }, (x, y) => [x & 255, (x >> 4) & 255, y * 90, 255]);
    const cells = layCells(image, { width: 13, height: 2 });
    const fits = Float32Array.from({ length: cells.width * COEFFICIENTS }, (_, i) =>
      i % COEFFICIENTS === 3 ? 20 : ((i * 7) % 11) / 11 - 0.5,
    );
    expectDefinition(image, cells, fits);
  });
});
