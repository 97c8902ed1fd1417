import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN_RENDERING, SHADOW_KINDS, type Length, type Rendering, type Sides } from '../rendering';
import type { Box } from './box';
import { layOut, type Layout, type OutputLayout } from './layout';

const px = (value: number): Length => ({ value, unit: 'px' });
const percent = (value: number): Length => ({ value, unit: '%' });
const all = (length: Length): Sides<Length> => ({ top: length, right: length, bottom: length, left: length });
const PICTURE = { width: 400, height: 300 };
const SUBJECT: Box = { left: 100, top: 50, width: 100, height: 200 };
const WHITE = { red: 255, green: 255, blue: 255, alpha: 255 };

function lay(asked: Partial<Rendering>): OutputLayout {
  return layOut(PICTURE, SUBJECT, { ...PLAIN_RENDERING, ...asked });
}

/** Where the subject's box comes to lie in the output. */
function subjectIn({ source, target }: Layout, subject: Box): Box {
  const [x, y] = [target.width / source.width, target.height / source.height];
  return {
    left: target.left + (subject.left - source.left) * x,
    top: target.top + (subject.top - source.top) * y,
    width: subject.width * x,
    height: subject.height * y,
  };
}

const cases = fc
  .record({ width: fc.integer({ min: 1, max: 500 }), height: fc.integer({ min: 1, max: 500 }) })
  .chain((picture) =>
    fc.record({ left: fc.nat(picture.width - 1), top: fc.nat(picture.height - 1) }).chain(({ left, top }) =>
      fc.record({
        picture: fc.constant(picture),
        subject: fc.record({
          left: fc.constant(left),
          top: fc.constant(top),
          width: fc.integer({ min: 1, max: picture.width - left }),
          height: fc.integer({ min: 1, max: picture.height - top }),
        }),
      }),
    ),
  );
const lengths: fc.Arbitrary<Length> = fc.record({
  value: fc.double({ min: 0, max: 300, noNaN: true }),
  unit: fc.constantFrom('px', '%'),
});
const sides = fc.integer({ min: 1, max: 600 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const renderings: fc.Arbitrary<Rendering> = fc.record({
  turn: fc.constant(undefined),
  crop: fc.option(
    fc.record({ margin: fc.record({ top: lengths, right: lengths, bottom: lengths, left: lengths }) }),
    { nil: undefined },
  ),
  scale: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }), { nil: undefined }),
  position: fc.option(fc.record({ x: share, y: share }), { nil: undefined }),
  canvas: fc.option(fc.record({ width: sides, height: sides }), { nil: undefined }),
  bound: fc.option(
    fc.oneof(
      fc.record({
        kind: fc.constant('pixels' as const),
        maxPixels: fc.integer({ min: 1, max: 100_000 }),
      }),
      fc.record({ kind: fc.constant('box' as const), box: fc.record({ width: sides, height: sides }) }),
    ),
    { nil: undefined },
  ),
  background: fc.constant({ kind: 'transparent' }),
  shadow: fc.option(fc.record({ kind: fc.constantFrom(...SHADOW_KINDS), opacity: share }), {
    nil: undefined,
  }),
  outline: fc.option(fc.record({ width: lengths, color: fc.constant(WHITE) }), { nil: undefined }),
});

describe('layOut', () => {
  it('leaves everything where it is when nothing is asked for', () => {
    const whole = { left: 0, top: 0, ...PICTURE };
    expect(lay({})).toMatchObject({ ...PICTURE, source: whole, target: whole });
  });

  it('never cuts the subject off, keeps to the bound and to whole pixels, whatever is asked for', () => {
    fc.assert(
      fc.property(cases, renderings, ({ picture, subject }, rendering) => {
        const layout = layOut(picture, subject, rendering);
        const { bound } = rendering;
        if (bound?.kind === 'pixels') {
          expect(layout.width * layout.height).toBeLessThanOrEqual(bound.maxPixels);
        } else if (bound?.kind === 'box') {
          expect(layout.width).toBeLessThanOrEqual(bound.box.width);
          expect(layout.height).toBeLessThanOrEqual(bound.box.height);
        } else if (rendering.canvas !== undefined) {
          expect(layout).toMatchObject(rendering.canvas);
        }
        for (const box of [layout, layout.source, layout.target]) {
          for (const value of Object.values(box)) {
            if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          }
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1);
        }
        const { left, top, width, height } = subjectIn(layout, subject);
        expect(left).toBeGreaterThanOrEqual(-1);
        expect(top).toBeGreaterThanOrEqual(-1);
        expect(left + width).toBeLessThanOrEqual(layout.width + 1);
        expect(top + height).toBeLessThanOrEqual(layout.height + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the ratio of sides to within the rounding', () => {
    fc.assert(
      fc.property(cases, renderings, ({ picture, subject }, rendering) => {
        const { width, height, source, target } = layOut(picture, subject, rendering);
        fc.pre(Math.min(width, height, target.width, target.height) >= 8);
        const ratio = (target.width * source.height) / (target.height * source.width);
        const slack = 1 + 2 / Math.min(width, height, target.width, target.height);
        expect(Math.max(ratio, 1 / ratio)).toBeLessThanOrEqual(slack * slack);
      }),
      { numRuns: 500 },
    );
  });

  describe('crop', () => {
    it('cuts down to the subject, whole pixels moved and none resampled', () => {
      const layout = lay({ crop: { margin: all(px(0)) } });
      expect(layout).toMatchObject({
        width: 100,
        height: 200,
        source: SUBJECT,
        target: { left: 0, top: 0, width: 100, height: 200 },
      });
    });

    it('adds margins in px, or in % of the subject’s side in that direction, beyond the picture too', () => {
      const margin = { top: percent(50), right: px(7), bottom: px(0), left: percent(200) };
      expect(lay({ crop: { margin } })).toMatchObject({
        width: 307,
        height: 300,
        source: { left: -100, top: -50, width: 307, height: 300 },
        target: { left: 0, top: 0, width: 307, height: 300 },
      });
    });

    it('makes room for the shadow, unless it cannot be seen', () => {
      const crop = { margin: all(px(0)) };
      for (const kind of SHADOW_KINDS) {
        const { source } = lay({ crop, shadow: { kind, opacity: 0.5 } });
        expect(source.top + source.height).toBeGreaterThan(SUBJECT.top + SUBJECT.height);
        expect(lay({ crop, shadow: { kind, opacity: 0 } }).source).toEqual(SUBJECT);
      }
    });

    it('makes room for the outline at the scale of the output', () => {
      const crop = { margin: all(px(0)) };
      const line = (width: Length) => ({ width, color: WHITE });
      expect(lay({ crop, outline: line(px(5)) })).toMatchObject({ width: 110, height: 210 });
      // 10 % of the shorter side of 125 are 12.5.
      expect(lay({ crop, outline: line(percent(10)) })).toMatchObject({ width: 126, height: 226 });
      const canvas = { width: 50, height: 50 };
      const { source, target } = lay({ crop, canvas, outline: line(px(5)) });
      expect((source.height - 200) / 2).toBeGreaterThanOrEqual((5 * source.height) / target.height);
      expect((source.height - 200) / 2).toBeLessThanOrEqual((5 * source.height) / target.height + 1);
    });

    it('keeps the whole frame where there is no subject', () => {
      const asked = { crop: { margin: all(px(9)) }, scale: 0.5, position: { x: 0, y: 0 } };
      const layout = layOut(PICTURE, undefined, { ...PLAIN_RENDERING, ...asked });
      expect(layout).toMatchObject(PICTURE);
      expect(layout.source).toEqual(layout.target);
    });
  });

  describe('scale and position', () => {
    it('fits the subject into its share of the canvas, in the centre unless told otherwise', () => {
      expect(lay({ scale: 0.5 })).toMatchObject({
        ...PICTURE,
        source: SUBJECT,
        target: { left: 163, top: 75, width: 75, height: 150 },
      });
      expect(lay({ scale: 1, canvas: { width: 50, height: 400 } }).target).toEqual({
        left: 0,
        top: 150,
        width: 50,
        height: 100,
      });
    });

    it.each([
      [0, 0, 0, 0],
      [1, 1, 300, 100],
      [0.5, 1, 150, 100],
    ])('places it flush at %d, %d without scaling it', (x, y, left, top) => {
      expect(lay({ position: { x, y } })).toMatchObject({
        ...PICTURE,
        source: SUBJECT,
        target: { left, top, width: 100, height: 200 },
      });
    });
  });

  describe('canvas', () => {
    it('fits the frame in and centres it, up and down', () => {
      expect(lay({ canvas: { width: 200, height: 200 } })).toMatchObject({
        width: 200,
        height: 200,
        target: { left: 0, top: 25, width: 200, height: 150 },
      });
      expect(lay({ canvas: { width: 1200, height: 600 } }).target).toEqual({
        left: 200,
        top: 0,
        width: 800,
        height: 600,
      });
    });

    it('refuses sides that are not positive whole numbers', () => {
      expect(() => lay({ canvas: { width: 0, height: 5 } })).toThrow(RangeError);
      expect(() => layOut({ width: 1.5, height: 2 }, undefined, PLAIN_RENDERING)).toThrow(RangeError);
    });
  });

  describe('bound', () => {
    it('scales down to a number of pixels or into a box, never up', () => {
      expect(lay({ bound: { kind: 'pixels', maxPixels: 30_000 } })).toMatchObject({
        width: 200,
        height: 150,
        target: { left: 0, top: 0, width: 200, height: 150 },
      });
      expect(lay({ bound: { kind: 'box', box: { width: 999, height: 100 } } })).toMatchObject({
        width: 133,
        height: 100,
      });
      expect(lay({ bound: { kind: 'pixels', maxPixels: 120_000 } })).toMatchObject(PICTURE);
      expect(lay({ bound: { kind: 'box', box: { width: 9999, height: 9999 } } })).toMatchObject(PICTURE);
    });

    it('says what the output would be without it', () => {
      const bound = { kind: 'pixels', maxPixels: 1_000 } as const;
      const margin = all(px(10));
      for (const asked of [{}, { scale: 0.5 }, { crop: { margin } }, { canvas: { width: 70, height: 90 } }]) {
        const { width, height } = lay(asked);
        expect(lay({ ...asked, bound }).unbound).toEqual({ width, height });
        expect(lay(asked).unbound).toEqual({ width, height });
      }
    });

    it('leaves at least one pixel', () => {
      const line = { width: 1, height: 10_000 };
      const bound = { kind: 'pixels', maxPixels: 100 } as const;
      expect(layOut(line, undefined, { ...PLAIN_RENDERING, bound })).toMatchObject({ width: 1, height: 100 });
    });
  });
});
