import { describe, expect, it } from 'vitest';
import { describeCodePoints, SRGB, type ColorDescription } from './code-points';
import { toneMap } from './tone-map';

/** SMPTE ST 2084's inverse EOTF, in its own constants. */
function pq(light: number): number {
  const y = (light / 10_000) ** 0.1593017578125;
  return ((0.8359375 + 18.8515625 * y) / (1 + 18.6875 * y)) ** 78.84375;
}

/** BT.2100's HLG OETF. */
function hlg(scene: number): number {
  return scene <= 1 / 12 ? Math.sqrt(3 * scene) : 0.17883277 * Math.log(12 * scene - 0.28466892) + 0.55991073;
}

const grey = (value: number) =>
  Uint16Array.from([value, value, value, 1].map((share) => Math.round(share * 65_535)));
const PQ = describeCodePoints(9, 16) as ColorDescription;
const HLG = describeCodePoints(9, 18) as ColorDescription;
const shownAs = (value: number, description: ColorDescription) => [...toneMap(grey(value), description)];

describe('tone mapping', () => {
  it('keeps black and alpha, and shows the peak as white', () => {
    expect(shownAs(0, PQ)).toEqual([0, 0, 0, 255]);
    expect(shownAs(pq(1_000), PQ)).toEqual([255, 255, 255, 255]);
    expect(shownAs(1, PQ)).toEqual([255, 255, 255, 255]);
    expect(shownAs(1, HLG)).toEqual([255, 255, 255, 255]);
  });

  it('leaves what is below the knee as it is', () => {
    // 40 cd/m² are 0.197 of a page's white: 123 of 255 in sRGB.
    expect(shownAs(pq(40), PQ)[0]).toBe(123);
  });

  it.each([
    // BT.2408 annex 5 worked by hand: Hermite's spline from the knee at .6585 of PQ(1000) to PQ(203).
    [203, 1_000, 0.7835],
    [203, 203, 1],
    [500, 1_000, 0.9823],
  ])('brings %i cd/m² of a picture that ends at %i to its share of white', (light, peak, share) => {
    const byte = shownAs(pq(light), { ...PQ, peak })[0] ?? 0;
    const linear = byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
    expect(linear).toBeCloseTo(share, 2);
  });

  it('gives HLG its system gamma: three quarters of the signal are a page’s white', () => {
    // BT.2408 table 1: 75 % of HLG is 203 cd/m² on a display of 1,000.
    expect(hlg(0.2651)).toBeCloseTo(0.75, 3);
    const byPq = shownAs(pq(203), PQ)[0] ?? 0;
    expect(Math.abs((shownAs(0.75, HLG)[0] ?? 0) - byPq)).toBeLessThanOrEqual(1);
  });

  it('converts the primaries: BT.2020’s red lies outside of sRGB', () => {
    const red = Uint16Array.from([pq(60) * 65_535, 0, 0, 65_535]);
    const [r = 0, g, b] = toneMap(red, PQ);
    expect(r).toBeGreaterThan(150);
    expect([g, b]).toEqual([0, 0]);
  });
});

describe('code points', () => {
  it('are nothing to convert where they say sRGB, or nothing', () => {
    expect(describeCodePoints(1, 13)).toBeUndefined();
    expect(describeCodePoints(2, 2)).toBeUndefined();
    expect(describeCodePoints(0, 300)).toBeUndefined();
  });

  it('take sRGB’s share where one of them says nothing', () => {
    expect(describeCodePoints(2, 16)?.primaries).toBe(SRGB.primaries);
    expect(describeCodePoints(12, 2)?.transfer).toEqual(SRGB.transfer);
  });
});
