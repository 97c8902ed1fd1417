import { CHROMA, inkOf, type Ink } from './inks';
import type { Candidate } from './mixture';
import { DOUBTFUL, SOLID, type Strip } from './strip';

/** Solid pixels that are asked for their ink, at most. */
const MOST_CANDIDATES = 6;

/**
 * How far ink is looked for where none is near, in pixels. Only a masked ground needs it, whose subject has no known
 * inks.
 */
const FAR = 48;

/** How far compression spreads a thin stroke's chroma, in pixels. */
const HUE_REACH = 3;

const DIRECTIONS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
] as const;

/** Rows that have to be read around those that are solved. */
export function rowsBeyond(edge: number, hasMask: boolean): number {
  return hasMask ? FAR : 2 * edge + 3;
}

/** Finds the inks that a pixel near the ground can hold. */
export class CandidateSearch {
  private readonly found: Candidate[] = [];
  private readonly farthest: number;

  /** @param groundRow the ground's R, G, B in the row that is being solved */
  constructor(
    private readonly strip: Strip,
    private readonly groundRow: Float32Array,
  ) {
    this.farthest = 2 * strip.spec.edge + 1;
  }

  /** The inks that a mixed pixel can hold: those of the nearest solid pixels, or else all. */
  candidatesOf(x: number, y: number): readonly Candidate[] {
    const { found } = this;
    found.length = 0;
    let stop = this.farthest;
    for (let r = 1; r <= stop; r++) {
      const before = found.length;
      this.searchRing(x, y, r);
      if (before === 0 && found.length > 0) stop = Math.min(stop, r + 1);
    }
    if (found.length === 0 && this.strip.spec.mask) this.searchFar(x, y);
    return found.length > 0 ? this.strongOf(x, y) : this.inksOf(x, y);
  }

  /** Where ground may be seen: the inks found that differ from it, or all if none does. */
  private strongOf(x: number, y: number): readonly Candidate[] {
    const { image, spec } = this.strip;
    if (((spec.mask?.[y * image.width + x] ?? 0) & DOUBTFUL) === 0) return this.found;
    const least = (spec.weakest ?? 0) ** 2;
    const strong = this.found.filter((candidate) => strengthOf(candidate) >= least);
    return strong.length > 0 ? strong : this.found;
  }

  /**
   * The inks of a stroke too thin to be solid anywhere. Where chroma counts little, luma cannot tell inks apart. The
   * one is taken whose hue the surroundings have. Compression spreads hue over them but does not change its sum.
   */
  private inksOf(x: number, y: number): readonly Candidate[] {
    const { inks, chroma } = this.strip.spec;
    const ground = this.groundAt(x);
    const all = inks.map(({ colour }, i) => ({
      ink: i + 1,
      away: inkOf(colour[0] - ground[0], colour[1] - ground[1], colour[2] - ground[2], chroma),
    }));
    if (inks.length < 2 || chroma >= CHROMA) return all.sort((a, b) => strengthOf(b) - strengthOf(a));
    const hue = this.hueAround(x, y);
    let best = 0;
    let closest = -Infinity;
    for (const [i, { colour }] of inks.entries()) {
      const away = inkOf(colour[0] - ground[0], colour[1] - ground[1], colour[2] - ground[2], 1);
      const likeness = cosine(away, hue);
      if (likeness <= closest) continue;
      closest = likeness;
      best = i;
    }
    return [all[best]!];
  }

  private groundAt(x: number): readonly [number, number, number] {
    const { groundRow } = this;
    return [groundRow[x * 3]!, groundRow[x * 3 + 1]!, groundRow[x * 3 + 2]!];
  }

  /** Sum of the differences from the ground around a pixel, chroma counting in full. */
  private hueAround(x: number, y: number): Ink {
    const { image, away, first, last, spec } = this.strip;
    const { width } = image;
    let luma = 0;
    let red = 0;
    let blue = 0;
    for (let v = Math.max(first, y - HUE_REACH); v <= Math.min(last - 1, y + HUE_REACH); v++) {
      for (let u = Math.max(0, x - HUE_REACH); u <= Math.min(width - 1, x + HUE_REACH); u++) {
        const at = ((v - first) * width + u) * 3;
        luma += away[at]!;
        red += away[at + 1]!;
        blue += away[at + 2]!;
      }
    }
    return [luma, red / spec.chroma, blue / spec.chroma];
  }

  /** Solid pixels in eight directions, as far as rows are at hand. For a strand of hair far from the head. */
  private searchFar(x: number, y: number): void {
    for (const [u, v] of DIRECTIONS) {
      for (let r = this.farthest + 1; r < FAR && this.found.length < 3; r++) {
        const before = this.found.length;
        this.consider(x, y, x + u * r, y + v * r);
        if (this.found.length > before) break;
      }
    }
  }

  private searchRing(x: number, y: number, r: number): void {
    for (let u = -r; u <= r; u++) {
      this.consider(x, y, x + u, y - r);
      this.consider(x, y, x + u, y + r);
    }
    for (let v = 1 - r; v < r; v++) {
      this.consider(x, y, x - r, y + v);
      this.consider(x, y, x + r, y + v);
    }
  }

  private consider(x: number, y: number, u: number, v: number): void {
    const { image, words, kinds, labels, first, last } = this.strip;
    const { width } = image;
    if (u < 0 || u >= width || v < first || v >= last || this.found.length >= MOST_CANDIDATES) return;
    const i = (v - first) * width + u;
    if (kinds[i] !== SOLID) return;
    const label = labels[i]!;
    if (label !== 0 && this.found.some(({ ink }) => ink === label)) return;
    // Its own colour against the ground that is here, which need not be the ground that is there.
    const word = words[v * width + u]!;
    const { groundRow } = this;
    const away = inkOf(
      (word & 255) - groundRow[x * 3]!,
      ((word >>> 8) & 255) - groundRow[x * 3 + 1]!,
      ((word >>> 16) & 255) - groundRow[x * 3 + 2]!,
      this.strip.spec.chroma,
    );
    this.found.push({ ink: label, away });
  }
}

function strengthOf({ away: [luma, red, blue] }: Candidate): number {
  return luma * luma + red * red + blue * blue;
}

function cosine(a: Ink, b: Ink): number {
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / lengths;
}
