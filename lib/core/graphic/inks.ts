import type { Rgb } from './ground';
import { distance2, inkOf, type Ink } from './ink-space';

/** A colour that covers the ground. */
export interface SolidInk {
  readonly colour: Rgb;
  readonly place: Ink;
  /** Share of the flat pixels that are of it, 0 to 1; 0 where it is known of thin strokes only. */
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
  readonly peaks: { readonly word: number; readonly away: number }[] = [];

  addFlat(word: number): void {
    if (this.flat.total % KEPT === 0) this.words.push(word);
    this.flat.add(word);
  }

  addPeak(word: number, away: number): void {
    this.peaks.push({ word, away });
  }
}

/** Share of the strongest run's strength from which a run shows its ink undiluted. */
const UNDILUTED = 0.9;

/** @returns the inks of flat places, and those of strokes that are too thin to have any */
export function findInks({ flat, peaks }: InkCounts): SolidInk[] {
  const inks = flat.clusters(LEAST_SHARE);
  if (peaks.length === 0) return inks;
  const strengths = peaks.map(({ away }) => away).sort((a, b) => a - b);
  const strong = UNDILUTED * strengths[Math.floor(strengths.length * 0.97)]!;
  const thin = new ColourCounts();
  for (const { word, away } of peaks) if (away >= strong) thin.add(word);
  const more = thin
    .clusters(0.05)
    .filter(({ place }) => inks.every((ink) => distance2(ink.place, place) > MERGED * MERGED));
  return [...inks, ...more.map((ink) => ({ ...ink, share: 0 }))];
}
