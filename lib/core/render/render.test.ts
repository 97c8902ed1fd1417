import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryImage, arbitrarySize, paint, pixelAt } from '@/tests/fixtures/core-pictures';
import type { RgbaImage, Size } from '../image';
import {
  PLAIN_RENDERING,
  SHADOW_KINDS,
  type Background,
  type Color,
  type Length,
  type Rendering,
} from '../rendering';
import { reduceOriginal } from './reduced-original';
import { layOut } from './layout';
import { over, packWord } from './over';
import { render } from './render';
import { findSubjectBox, findVisibleBox } from './subject-box';
import { SUBJECT_LEVEL } from '../subjects';

function draw(cutOut: RgbaImage, asked: Partial<Rendering>): RgbaImage {
  const rendering = { ...PLAIN_RENDERING, ...asked };
  const subject = findSubjectBox(cutOut);
  const original = paint(cutOut, (x, y) => [x * 20, y * 20, 99, 255]);
  return render(copy(cutOut), findVisibleBox(cutOut), layOut(cutOut, subject, rendering), rendering, {
    backgroundPicture: paint({ width: 7, height: 3 }, (x, y) => [x * 30, y * 30, 200, 255]),
    reducedOriginal: reduceOriginal(original, { value: 2, unit: 'px' }),
  });
}

function copy(image: RgbaImage): RgbaImage {
  return { ...image, data: image.data.slice() };
}

/** Noise, with zeros wherever it is transparent: what the pipeline makes. */
function cutOuts(size: fc.Arbitrary<Size>): fc.Arbitrary<RgbaImage> {
  return arbitraryImage(size).map((image) => {
    for (let i = 0; i < image.data.length; i += 4) {
      if (image.data[i + 3] === 0) image.data.fill(0, i, i + 4);
    }
    return image;
  });
}

const sizes = fc.oneof(
  arbitrarySize(14),
  fc.constant({ width: 1, height: 1 }),
  fc.integer({ min: 1, max: 60 }).map((height) => ({ width: 1, height })),
  fc.integer({ min: 1, max: 60 }).map((width) => ({ width, height: 1 })),
);
const byte = fc.nat(255);
const colors: fc.Arbitrary<Color> = fc.record({ red: byte, green: byte, blue: byte, alpha: byte });
const opaqueColors = colors.map((color) => ({ ...color, alpha: 255 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const lengths: fc.Arbitrary<Length> = fc.record({
  value: fc.double({ min: 0, max: 200, noNaN: true }),
  unit: fc.constantFrom('px', '%'),
});
const opaqueBackgrounds: fc.Arbitrary<Background> = fc.oneof(
  opaqueColors.map((color) => ({ kind: 'color' as const, color })),
  fc.record({
    kind: fc.constant('gradient' as const),
    angleDegrees: fc.double({ min: -1000, max: 1000, noNaN: true }),
    stops: fc
      .array(fc.record({ color: opaqueColors, offset: share }), { minLength: 1, maxLength: 5 })
      .map((stops) => stops.sort((a, b) => a.offset - b.offset)),
  }),
  fc.constant({ kind: 'picture' as const }),
  lengths.map((radius) => ({ kind: 'blur' as const, radius })),
);
/** They may leave some of the output free. */
const placedPictures: fc.Arbitrary<Background> = fc.record({
  kind: fc.constant('picture' as const),
  placing: fc.record({
    fit: fc.constantFrom('cover' as const, 'contain' as const),
    zoom: fc.double({ min: 0.05, max: 8, noNaN: true }),
    position: fc.record({ x: share, y: share }),
  }),
});
const option = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const renderings = (backgrounds: fc.Arbitrary<Background>): fc.Arbitrary<Rendering> =>
  fc.record({
    turn: fc.constant(undefined),
    crop: option(
      fc.record({ margin: fc.record({ top: lengths, right: lengths, bottom: lengths, left: lengths }) }),
    ),
    scale: option(fc.double({ min: 0.01, max: 1, noNaN: true })),
    position: option(fc.record({ x: share, y: share })),
    canvas: option(arbitrarySize(60)),
    bound: option(
      fc.record({ kind: fc.constant('pixels' as const), maxPixels: fc.integer({ min: 1, max: 900 }) }),
    ),
    background: backgrounds,
    shadow: option(fc.record({ kind: fc.constantFrom(...SHADOW_KINDS), opacity: share })),
    outline: option(fc.record({ width: lengths, color: colors })),
  });
const anyBackground = fc.oneof(
  opaqueBackgrounds,
  placedPictures,
  colors.map((color) => ({ kind: 'color' as const, color })),
  fc.constant({ kind: 'transparent' as const }),
);

describe('render', () => {
  it('gives the very array back where nothing is asked for', () => {
    const cutOut = paint({ width: 3, height: 3 }, (x, y) => (x === y ? [1, 2, 3, 255] : [0, 0, 0, 0]));
    const before = cutOut.data.slice();
    const subject = findSubjectBox(cutOut);
    const output = render(cutOut, subject, layOut(cutOut, subject, PLAIN_RENDERING), PLAIN_RENDERING);
    expect(output.data).toBe(cutOut.data);
    expect(output.data).toEqual(before);
  });

  it('puts a colour behind, in place, by the formula', () => {
    fc.assert(
      fc.property(cutOuts(sizes), colors, (cutOut, color) => {
        const output = draw(cutOut, { background: { kind: 'color', color } });
        const under = color.alpha === 0 ? 0 : packWord(color.red, color.green, color.blue, color.alpha);
        for (let y = 0; y < cutOut.height; y++) {
          for (let x = 0; x < cutOut.width; x++) {
            const word = over(packWord(...pixelAt(cutOut, x, y)), under);
            expect(packWord(...pixelAt(output, x, y))).toBe(word);
          }
        }
      }),
    );
  });

  it('makes an output of the layout’s size, opaque wherever the background is', () => {
    fc.assert(
      fc.property(cutOuts(sizes), renderings(opaqueBackgrounds), (cutOut, rendering) => {
        const output = draw(cutOut, rendering);
        const { width, height } = layOut(cutOut, findSubjectBox(cutOut), rendering);
        expect([output.width, output.height]).toEqual([width, height]);
        expect(output.data.length).toBe(width * height * 4);
        expect(output.data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no colour under what is fully transparent', () => {
    fc.assert(
      fc.property(cutOuts(sizes), renderings(anyBackground), (cutOut, rendering) => {
        const { data } = draw(cutOut, rendering);
        for (let i = 0; i < data.length; i += 4) {
          if (data[i + 3] === 0 && (data[i] || data[i + 1] || data[i + 2])) expect.fail(`at ${i}`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('draws in place what it draws on a copy', () => {
    const subjects = cutOuts(arbitrarySize(14)).filter((cutOut) => findSubjectBox(cutOut) !== undefined);
    const lines = fc.record({ width: fc.constant({ value: 2, unit: 'px' as const }), color: colors });
    fc.assert(
      fc.property(subjects, colors, option(lines), (cutOut, color, outline) => {
        const { left, top, width, height } = findSubjectBox(cutOut)!;
        const px = (value: number): Length => ({ value, unit: 'px' });
        // As much as the outline may need, so that the frame is the margin's alone.
        const wide = { width: cutOut.width + 40, height: cutOut.height + 40 };
        const inWide = paint(wide, (x, y) =>
          x >= 20 && y >= 20 && x < cutOut.width + 20 && y < cutOut.height + 20
            ? pixelAt(cutOut, x - 20, y - 20)
            : [0, 0, 0, 0],
        );
        const asked = { background: { kind: 'color' as const, color }, outline };
        const line = outline && outline.color.alpha > 0 ? 2 : 0;
        const crop = {
          margin: {
            left: px(left + 20 - line),
            top: px(top + 20 - line),
            right: px(wide.width - left - 20 - width + 1 - line),
            bottom: px(wide.height - top - 20 - height + 1 - line),
          },
        };
        const copied = draw(inWide, { ...asked, crop });
        const inPlace = draw(inWide, asked);
        expect([copied.width, copied.height]).toEqual([wide.width + 1, wide.height + 1]);
        for (let y = 0; y < wide.height; y++) {
          for (let x = 0; x < wide.width; x++) {
            if (pixelAt(copied, x, y).join() !== pixelAt(inPlace, x, y).join()) expect.fail(`${x}, ${y}`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gets more opaque with a shadow’s opacity, never less', () => {
    fc.assert(
      fc.property(cutOuts(sizes), renderings(anyBackground), share, share, (cutOut, rendering, a, b) => {
        for (const kind of SHADOW_KINDS) {
          const [light, dark] = [Math.min(a, b), Math.max(a, b)].map((opacity) =>
            // Without a crop, which makes room for shadows that can be seen.
            draw(cutOut, { ...rendering, crop: undefined, shadow: { kind, opacity } }),
          );
          for (let i = 3; i < light!.data.length; i += 4) {
            if (dark!.data[i]! < light!.data[i]!) expect.fail(`${kind} at ${i}`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('cuts nothing of the subject off when it crops', () => {
    const margins = fc.record({ top: lengths, right: lengths, bottom: lengths, left: lengths });
    fc.assert(
      fc.property(cutOuts(sizes), margins, (cutOut, margin) => {
        const alphas = ({ data }: RgbaImage) =>
          data.filter((value, i) => i % 4 === 3 && value >= SUBJECT_LEVEL);
        expect(alphas(draw(cutOut, { crop: { margin } }))).toEqual(alphas(cutOut));
      }),
    );
  });

  it('refuses data that do not match their size, and backgrounds without their source', () => {
    const cutOut = paint({ width: 2, height: 2 }, () => [9, 9, 9, 255]);
    const layout = layOut(cutOut, undefined, PLAIN_RENDERING);
    const short = { ...cutOut, data: cutOut.data.subarray(4) };
    expect(() => render(short, undefined, layout, PLAIN_RENDERING)).toThrow(RangeError);
    for (const kind of ['picture', 'blur'] as const) {
      const background: Background = kind === 'blur' ? { kind, radius: { value: 1, unit: 'px' } } : { kind };
      const rendering = { ...PLAIN_RENDERING, background };
      expect(() => render(cutOut, undefined, layout, rendering)).toThrow(RangeError);
    }
  });
});
