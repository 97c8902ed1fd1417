import { pixelWords, type RgbaImage } from '../image';
import { inkOf, type SolidInk } from './inks';
import type { Ground } from './ground';

/** Rows worked on at a time, besides those around them that they look at. */
export const STRIP_ROWS = 128;

export const GROUND = 0;
const MIXED = 1;
export const SOLID = 2;

/** Distance from an ink up to which a pixel is of it, in levels, besides the noise. */
const ALIKE = 12;

/** Difference from the ground from which ink is seen, besides the noise, in levels. */
const VISIBLE = 18;

/** Difference from the ground that rounding makes, in levels. */
const EXACT = 0.6;

/** How many deviations of the ground's noise, and how many times what compression left, are nothing. */
const NOISE_REACH = 2.7;
const RINGING_REACH = 4.5;

/** A pixel near the ground is solid where so many of the nine there are of one ink. */
const ENOUGH_ALIKE = 6;

/**
 * Some rows of a picture as differences from its ground. They say what is ground, what is solid, and what may be a
 * mixture.
 */
export class Strip {
  readonly words: Int32Array;
  private readonly reach: number;
  readonly kinds: Uint8Array;
  /** Luma, red and blue of each pixel less the ground's. */
  readonly away: Float32Array;
  readonly labels: Uint8Array;
  readonly near: Uint8Array;
  private readonly groundRow: Float32Array;
  readonly tolerance: number;
  /** Levels below which a difference from the ground is noise. */
  readonly faint: number;
  /** First row that was read, and the one after the last. */
  first = 0;
  last = 0;

  /** @param beyond rows that are read above and below as well */
  constructor(
    readonly image: RgbaImage,
    readonly spec: UnmixSpec,
    private readonly beyond: number,
  ) {
    const { width } = image;
    this.words = pixelWords(image);
    this.reach = spec.edge;
    const samples = width * (STRIP_ROWS + 2 * this.beyond);
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
      if (near[i] === 0 && ((this.spec.mask?.[y * width + x] ?? 0) & SEEN_THROUGH) === 0) {
        kinds[i] = labels[i] === 0 && this.isStain(i) ? GROUND : SOLID;
      } else if (labels[i] !== 0 && x > 0 && x + 1 < width && y > this.first && y + 1 < this.last) {
        const label = labels[i]!;
        let same = 0;
        for (let v = -width; v <= width; v += width) {
          for (let u = -1; u <= 1; u++) if (labels[i + v + u] === label) same++;
        }
        if (same >= ENOUGH_ALIKE) kinds[i] = SOLID;
      }
    }
  }

  /** Where the ground is off by more than its noise, as at a shadow's edge. Still no ink is to be seen. */
  private isStain(i: number): boolean {
    if (this.spec.mask || this.faint <= EXACT) return false;
    const d = this.away[i * 3]! ** 2 + this.away[i * 3 + 1]! ** 2 + this.away[i * 3 + 2]! ** 2;
    return d < (VISIBLE + this.faint) ** 2;
  }
}

/** What a mask says of pixels through which ground is seen, however far from the ground they are. A bit. */
export const SEEN_THROUGH = 2;

/** The same where ground may be seen: inks that hardly differ from it explain nothing there. A bit. */
export const DOUBTFUL = 4;

/** What is known of a picture before it is unmixed. */
export interface UnmixSpec {
  readonly ground: Pick<Ground, 'readRow' | 'noise'>;
  readonly inks: readonly SolidInk[];
  /** How far from the ground a pixel can be and still be a mixture with it, in pixels; see `Survey`. */
  readonly edge: number;
  /** What compression left on the ground beside ink, in levels; see `Survey`. */
  readonly ringing: number;
  /** How much chroma counts; see `inkOf`. */
  readonly chroma: number;
  /**
   * What is ground, where more than a pixel's colour says so: 1; {@link SEEN_THROUGH}, {@link DOUBTFUL}, and 0
   * elsewhere.
   */
  readonly mask?: Uint8Array;
  /** Distance of ink from ground below which what is not ground is all ink, in levels. */
  readonly weakest?: number;
}
