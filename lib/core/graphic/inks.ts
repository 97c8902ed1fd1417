import type { Rgb } from './ground';

/** A colour that covers the ground. */
export interface SolidInk {
  readonly colour: Rgb;
  readonly place: Ink;
  /** Share of the flat pixels that are of it, 0 to 1. It is 0 where the ink is known of thin strokes only. */
  readonly share: number;
}

/** Inks are told apart up to this many. */
const MAX_INKS = 12;

/** Colours closer than this are one ink, in levels. */
const MERGED = 20;

/** Share of flat pixels below which a colour is no ink of its own, but an accident. */
const LEAST_SHARE = 0.01;

const BITS = 4;
const BINS = 1 << (3 * BITS);

/** Colours counted in bins of sixteen levels a channel. */
class ColourCounts {
  readonly sums = new Float64Array(BINS * 4);
  total = 0;

  add(word: number): void {
    const red = word & 255;
    const green = (word >>> 8) & 255;
    const blue = (word >>> 16) & 255;
    const bin = ((red >>> 4) << 8) | ((green >>> 4) << 4) | (blue >>> 4);
    this.sums[bin * 4] = this.sums[bin * 4]! + 1;
    this.sums[bin * 4 + 1] = this.sums[bin * 4 + 1]! + red;
    this.sums[bin * 4 + 2] = this.sums[bin * 4 + 2]! + green;
    this.sums[bin * 4 + 3] = this.sums[bin * 4 + 3]! + blue;
    this.total++;
  }

  /** Clusters of like colours, the most frequent first: the fullest bin takes in what is near it. */
  clusters(least: number): SolidInk[] {
    const bins: { count: number; colour: Rgb; place: Ink }[] = [];
    for (let bin = 0; bin < BINS; bin++) {
      const count = this.sums[bin * 4]!;
      if (count === 0) continue;
      const mean = (channel: number) => this.sums[bin * 4 + channel]! / count;
      const colour: Rgb = [mean(1), mean(2), mean(3)];
      bins.push({ count, colour, place: inkOf(...colour) });
    }
    bins.sort((a, b) => b.count - a.count);
    const inks: SolidInk[] = [];
    let left = bins;
    while (left.length > 0 && inks.length < MAX_INKS) {
      const seed = left[0]!;
      const near = left.filter(({ place }) => distance2(place, seed.place) <= MERGED * MERGED);
      left = left.filter((bin) => !near.includes(bin));
      const count = near.reduce((sum, bin) => sum + bin.count, 0);
      if (count < least * this.total) continue;
      const mean = (c: 0 | 1 | 2) => near.reduce((sum, bin) => sum + bin.count * bin.colour[c], 0) / count;
      const colour: Rgb = [mean(0), mean(1), mean(2)];
      inks.push({ colour, place: inkOf(...colour), share: count / this.total });
    }
    return inks;
  }
}

/** Of so many flat pixels one is kept. */
const KEPT = 7;

/** What the rows that were looked at say of inks. */
export class InkCounts {
  readonly flat = new ColourCounts();
  /** Flat pixels on which colour changes evenly. */
  straight = 0;
  /** Every flat pixel's colour, of which some are kept. */
  readonly words: number[] = [];
  readonly peaks: Peak[] = [];

  addFlat(word: number): void {
    if (this.flat.total % KEPT === 0) this.words.push(word);
    this.flat.add(word);
  }

  /** @param away its difference from the ground */
  addPeak(word: number, away: Ink): void {
    this.peaks.push({ word, away });
  }
}

/** Share of the strongest run's strength from which a run shows its ink undiluted. */
const UNDILUTED = 0.9;

/** @returns the inks of flat places, and those of strokes that are too thin to have any */
export function findInks({ flat, peaks }: InkCounts): SolidInk[] {
  const inks = flat.clusters(LEAST_SHARE);
  // Strokes of one more ink at a time: those that no ink so far explains.
  for (let round = 0; round < THIN_INKS; round++) {
    const strange = peaks.filter((peak) => inks.every((ink) => !isDilution(peak, ink)));
    if (strange.length < LEAST_PEAKS * peaks.length || strange.length === 0) break;
    const strengths = strange.map(({ away }) => lengthOf(away)).sort((a, b) => a - b);
    const strong = UNDILUTED * strengths[Math.floor(strengths.length * 0.97)]!;
    const thin = new ColourCounts();
    for (const { word, away } of strange) if (lengthOf(away) >= strong) thin.add(word);
    const [ink] = thin.clusters(0.05);
    if (!ink || inks.some(({ place }) => distance2(place, ink.place) <= MERGED * MERGED)) break;
    inks.push({ ...ink, share: 0 });
  }
  return inks;
}

/** Inks that are found by thin strokes, at most. */
const THIN_INKS = 3;

/** Share of the runs that have to be of an ink for it to be one. */
const LEAST_PEAKS = 0.02;

/** A pixel's colour, and its difference from the ground that it lies on. */
export interface Peak {
  readonly word: number;
  readonly away: Ink;
}

/** Whether a pixel can be a mixture of its ground and an ink. */
export function isDilution(peak: Peak, solid: SolidInk): boolean {
  const ink = fromGround(peak, solid);
  const strength = lengthOf(ink);
  if (strength === 0) return false;
  const { away } = peak;
  const share = (away[0] * ink[0] + away[1] * ink[1] + away[2] * ink[2]) / strength ** 2;
  const off: Ink = [away[0] - share * ink[0], away[1] - share * ink[1], away[2] - share * ink[2]];
  return share > 0 && share < 1.15 && lengthOf(off) <= MERGED / 2;
}

/** An ink's difference from the ground that a pixel lies on. */
export function fromGround({ word, away }: Peak, { place }: SolidInk): Ink {
  const here = inkOf(word & 255, (word >>> 8) & 255, (word >>> 16) & 255);
  return [place[0] - here[0] + away[0], place[1] - here[1] + away[1], place[2] - here[2] + away[2]];
}

function lengthOf([luma, red, blue]: Ink): number {
  return Math.sqrt(luma * luma + red * red + blue * blue);
}

/**
 * Colours as unmixing measures them: luma, and red and blue less luma. Chroma counts for less because JPEG halves its
 * resolution and quantises it more. The map is linear, so mixtures stay mixtures.
 */
export type Ink = readonly [luma: number, red: number, blue: number];

/** How much a difference of chroma counts beside one of luma. */
export const CHROMA = 0.35;

/**
 * @param chroma how much chroma counts
 * @returns a colour, or a difference of colours, in the space of {@link Ink}
 */
export function inkOf(red: number, green: number, blue: number, chroma: number = CHROMA): Ink {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [luma, chroma * (red - luma), chroma * (blue - luma)];
}

export function distance2(a: Ink, b: Ink): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
