import { pixelWords, type RgbaImage } from '../image';
import type { Ground } from './ground';
import { inkOf } from './ink-space';
import type { SolidInk } from './inks';
import { solveMixture, type Candidate } from './mixture';

/** Alpha of each pixel, and its ink. */
export interface Unmixed {
  /** 0 to 255, row-major. */
  readonly alpha: Uint8Array;
  /** Index of a pixel's ink from 1 on; {@link OWN} where its colour is to be worked out from its own. */
  readonly ink: Uint8Array;
}

/** No single ink: the colour is what remains without the ground. */
export const OWN = 0;

export interface UnmixSpec {
  readonly ground: Pick<Ground, 'readRow' | 'noise'>;
  readonly inks: readonly SolidInk[];
  /** How far from the ground a pixel can be and still be a mixture with it, in pixels; see `Survey`. */
  readonly edge: number;
  /** What compression left on the ground beside ink, in levels; see `Survey`. */
  readonly ringing: number;
  /** How much chroma counts; see `inkOf`. */
  readonly chroma: number;
  /** What is ground, where more than a pixel's colour says so: 1, and 0 elsewhere. */
  readonly mask?: Uint8Array;
  /** Distance of ink from ground below which what is not ground is all ink, in levels. */
  readonly weakest?: number;
}

/** Rows worked on at a time, besides those around them that they look at. */
const STRIP = 128;

/** Distance from an ink up to which a pixel is of it, in levels, besides the noise. */
const ALIKE = 12;

const GROUND = 0;
const MIXED = 1;
const SOLID = 2;

/**
 * Solves alpha by colour unmixing: a pixel near the ground is a mixture of the ground, which is known, and of an ink, which is
 * taken from the nearest solid pixels; what lies farther from the ground is solid. (The compositing equation with both layers
 * known; Smith and Blinn, "Blue screen matting", SIGGRAPH 1996, section 4.)
 *
 * Works in strips of rows: besides the result it needs memory for one strip.
 *
 * @param image opaque; not changed
 */
export function unmix(image: RgbaImage, spec: UnmixSpec): Unmixed {
  const { width, height } = image;
  const alpha = new Uint8Array(width * height);
  const ink = new Uint8Array(width * height);
  const strip = new Strip(image, spec);
  for (let top = 0; top < height; top += STRIP) {
    const bottom = Math.min(height, top + STRIP);
    strip.read(top, bottom);
    for (let y = top; y < bottom; y++) strip.solveRow(y, alpha, ink);
  }
  return { alpha, ink };
}

function strengthOf({ away: [luma, red, blue] }: Candidate): number {
  return luma * luma + red * red + blue * blue;
}

class Strip {
  private readonly words: Int32Array;
  private readonly reach: number;
  private readonly margin: number;
  /** Rows that are read above and below a strip. */
  private readonly beyond: number;
  private readonly kinds: Uint8Array;
  /** Luma, red and blue of each pixel less the ground's. */
  private readonly away: Float32Array;
  private readonly labels: Uint8Array;
  private readonly near: Uint8Array;
  private readonly groundRow: Float32Array;
  private readonly tolerance: number;
  /** Levels below which a difference from the ground is noise. */
  private readonly faint: number;
  private first = 0;
  private last = 0;
  private readonly found: Candidate[] = [];

  constructor(
    private readonly image: RgbaImage,
    private readonly spec: UnmixSpec,
  ) {
    const { width } = image;
    this.words = pixelWords(image);
    this.reach = spec.edge;
    this.margin = 2 * spec.edge + 3;
    this.beyond = spec.mask ? FAR : this.margin;
    const samples = width * (STRIP + 2 * this.beyond);
    this.kinds = new Uint8Array(samples);
    this.labels = new Uint8Array(samples);
    this.near = new Uint8Array(samples);
    this.away = new Float32Array(samples * 3);
    this.groundRow = new Float32Array(width * 3);
    this.tolerance = ALIKE + 2 * spec.ground.noise;
    this.faint = Math.max(
      EXACT,
      NOISE_REACH * spec.ground.noise,
      RINGING_REACH * (spec.ringing - spec.ground.noise),
    );
  }

  /** Reads rows of the picture, and those around them, as differences from the ground. */
  read(top: number, bottom: number): void {
    const { width, height } = this.image;
    this.first = Math.max(0, top - this.beyond);
    this.last = Math.min(height, bottom + this.beyond);
    for (let y = this.first; y < this.last; y++) this.readRow(y);
    this.near.fill(0, 0, (this.last - this.first) * width);
    for (let y = this.first; y < this.last; y++) this.spreadGround(y);
    for (let y = this.first; y < this.last; y++) this.markSolid(y);
  }

  private readRow(y: number): void {
    const { width } = this.image;
    const { words, groundRow, away, kinds, labels } = this;
    const { chroma, mask } = this.spec;
    this.spec.ground.readRow(y, groundRow);
    const faint2 = this.faint * this.faint;
    let lastWord = 0;
    let lastLabel = 0;
    for (let x = 0, i = (y - this.first) * width, at = y * width; x < width; x++, i++, at++) {
      const word = words[at]!;
      const red = (word & 255) - groundRow[x * 3]!;
      const green = ((word >>> 8) & 255) - groundRow[x * 3 + 1]!;
      const blue = ((word >>> 16) & 255) - groundRow[x * 3 + 2]!;
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
      const r = chroma * (red - luma);
      const b = chroma * (blue - luma);
      away[i * 3] = luma;
      away[i * 3 + 1] = r;
      away[i * 3 + 2] = b;
      labels[i] = 0;
      if (mask ? mask[at] === 1 : luma * luma + r * r + b * b <= faint2) {
        kinds[i] = GROUND;
        continue;
      }
      kinds[i] = MIXED;
      if (word !== lastWord) {
        lastWord = word;
        lastLabel = this.labelOf(word);
      }
      labels[i] = lastLabel;
    }
  }

  private labelOf(word: number): number {
    const [luma, red, blue] = inkOf(word & 255, (word >>> 8) & 255, (word >>> 16) & 255);
    let best = this.tolerance * this.tolerance;
    let label = 0;
    for (const [i, { place }] of this.spec.inks.entries()) {
      const d = (place[0] - luma) ** 2 + (place[1] - red) ** 2 + (place[2] - blue) ** 2;
      if (d <= best) {
        best = d;
        label = i + 1;
      }
    }
    return label;
  }

  /** Marks what is within reach of a row's ground. */
  private spreadGround(y: number): void {
    const { width } = this.image;
    const { kinds, near, reach } = this;
    const row = (y - this.first) * width;
    const from = Math.max(this.first, y - reach) - this.first;
    const to = Math.min(this.last - 1, y + reach) - this.first;
    for (let x = 0; x < width; x++) {
      if (kinds[row + x] !== GROUND) continue;
      // Only where ground ends: between there is nothing to mark but ground.
      const left = x > 0 && kinds[row + x - 1] !== GROUND;
      const right = x + 1 < width && kinds[row + x + 1] !== GROUND;
      const above = y > this.first && kinds[row + x - width] !== GROUND;
      const below = y + 1 < this.last && kinds[row + x + width] !== GROUND;
      if (!left && !right && !above && !below) continue;
      const start = Math.max(0, x - reach);
      const end = Math.min(width, x + reach + 1);
      for (let v = from; v <= to; v++) near.fill(1, v * width + start, v * width + end);
    }
  }

  /** Solid: out of the ground's reach, or of one ink with most of what is around. */
  private markSolid(y: number): void {
    const { width } = this.image;
    const { kinds, labels, near } = this;
    const row = (y - this.first) * width;
    for (let x = 0, i = row; x < width; x++, i++) {
      if (kinds[i] === GROUND) continue;
      if (near[i] === 0) kinds[i] = labels[i] === 0 && this.isStain(i) ? GROUND : SOLID;
      else if (labels[i] !== 0 && x > 0 && x + 1 < width && y > this.first && y + 1 < this.last) {
        const label = labels[i]!;
        let same = 0;
        for (let v = -width; v <= width; v += width) {
          for (let u = -1; u <= 1; u++) if (labels[i + v + u] === label) same++;
        }
        if (same >= ENOUGH_ALIKE) kinds[i] = SOLID;
      }
    }
  }

  /** Where the ground is off by more than its noise, as at a shadow's edge, and still no ink is to be seen. */
  private isStain(i: number): boolean {
    if (this.spec.mask || this.faint <= EXACT) return false;
    const d = this.away[i * 3]! ** 2 + this.away[i * 3 + 1]! ** 2 + this.away[i * 3 + 2]! ** 2;
    return d < (VISIBLE + this.faint) ** 2;
  }

  solveRow(y: number, alpha: Uint8Array, ink: Uint8Array): void {
    const { width } = this.image;
    const { kinds, labels, near, away } = this;
    this.spec.ground.readRow(y, this.groundRow);
    for (let x = 0, i = (y - this.first) * width, at = y * width; x < width; x++, i++, at++) {
      if (kinds[i] === GROUND) continue;
      if (kinds[i] === SOLID && (near[i] === 0 || labels[i] !== 0)) {
        alpha[at] = 255;
        ink[at] = labels[i]!;
        continue;
      }
      const candidates = this.candidates(x, y);
      if (this.spec.mask && this.isLikeOne(i, candidates)) {
        alpha[at] = 255;
        continue;
      }
      const solved = solveMixture(away, i * 3, candidates, this.tolerance);
      if (solved.strength < (this.spec.weakest ?? 0)) {
        alpha[at] = 255;
        continue;
      }
      const share = this.cleaned(solved.alpha, solved.strength, x, y, i);
      alpha[at] = Math.round(share * 255);
      ink[at] = solved.ink;
    }
  }

  /** Whether a pixel has the colour of solid ones beside it: texture, and no mixture. */
  private isLikeOne(i: number, candidates: readonly Candidate[]): boolean {
    const { away } = this;
    return candidates.some(({ away: [luma, red, blue] }) => {
      const d = (luma - away[i * 3]!) ** 2 + (red - away[i * 3 + 1]!) ** 2 + (blue - away[i * 3 + 2]!) ** 2;
      return d <= LIKE * LIKE;
    });
  }

  /** Noise is neither a trace of ink nor a hole in it; and traces of ink are beside ink. */
  private cleaned(alpha: number, strength: number, x: number, y: number, i: number): number {
    const noise = this.faint / Math.max(1, strength);
    if (alpha >= 1 - noise) return 1;
    if (alpha < noise) return 0;
    if (alpha < FAINT_SHARE && this.faint > 1 && !this.hasInkBeside(x, y, i, strength)) return 0;
    return alpha;
  }

  private hasInkBeside(x: number, y: number, i: number, strength: number): boolean {
    const { width } = this.image;
    const least = (BESIDE_SHARE * strength) ** 2;
    for (let v = y > this.first ? -1 : 0; v <= (y + 1 < this.last ? 1 : 0); v++) {
      for (let u = x > 0 ? -1 : 0; u <= (x + 1 < width ? 1 : 0); u++) {
        const at = (i + v * width + u) * 3;
        const d = this.away[at]! ** 2 + this.away[at + 1]! ** 2 + this.away[at + 2]! ** 2;
        if (d >= least) return true;
      }
    }
    return false;
  }

  /** The inks that a mixed pixel can hold: those of the nearest solid pixels, or else all. */
  private candidates(x: number, y: number): readonly Candidate[] {
    const { found } = this;
    found.length = 0;
    let stop = this.margin - 2;
    for (let r = 1; r <= stop; r++) {
      const before = found.length;
      this.searchRing(x, y, r);
      if (before === 0 && found.length > 0) stop = Math.min(stop, r + 1);
    }
    if (found.length === 0 && this.spec.mask) this.searchFar(x, y);
    return found.length > 0 ? found : this.allInks(x);
  }

  private allInks(x: number): readonly Candidate[] {
    const { groundRow } = this;
    const [r, g, b] = [groundRow[x * 3]!, groundRow[x * 3 + 1]!, groundRow[x * 3 + 2]!];
    return this.spec.inks
      .map(({ colour }, i) => ({
        ink: i + 1,
        away: inkOf(colour[0] - r, colour[1] - g, colour[2] - b, this.spec.chroma),
      }))
      .sort((a, b) => strengthOf(b) - strengthOf(a));
  }

  /** Solid pixels in eight directions, as far as rows are at hand: for a strand of hair far from the head. */
  private searchFar(x: number, y: number): void {
    for (const [u, v] of DIRECTIONS) {
      for (let r = this.margin - 1; r < FAR && this.found.length < 3; r++) {
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
    const { width } = this.image;
    if (u < 0 || u >= width || v < this.first || v >= this.last || this.found.length >= MOST_CANDIDATES)
      return;
    const i = (v - this.first) * width + u;
    if (this.kinds[i] !== SOLID) return;
    const label = this.labels[i]!;
    if (label !== 0 && this.found.some(({ ink }) => ink === label)) return;
    // Its own colour against the ground that is here, which need not be the ground that is there.
    const word = this.words[v * width + u]!;
    const { groundRow } = this;
    const away = inkOf(
      (word & 255) - groundRow[x * 3]!,
      ((word >>> 8) & 255) - groundRow[x * 3 + 1]!,
      ((word >>> 16) & 255) - groundRow[x * 3 + 2]!,
      this.spec.chroma,
    );
    this.found.push({ ink: label, away });
  }
}

/** Difference from the ground from which ink is seen, besides the noise, in levels. */
const VISIBLE = 18;

/** Difference from the ground that rounding makes, in levels. */
const EXACT = 0.6;

/** How many deviations of the ground's noise, and how many times what compression left, are nothing. */
const NOISE_REACH = 2.7;
const RINGING_REACH = 4.5;

/** Of a pixel and the eight around it, how many of one ink make it solid near the ground. */
const ENOUGH_ALIKE = 6;

/** Distance of colours that are alike in a photo's texture, in levels. */
const LIKE = 14;
const FAINT_SHARE = 0.25;
const BESIDE_SHARE = 0.4;
const MOST_CANDIDATES = 6;
/** How far ink is looked for where none is near, in pixels. */
const FAR = 48;
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
