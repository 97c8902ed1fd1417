import type { RgbaImage } from '../image';
import { CandidateSearch, rowsBeyond } from './candidate-search';
import { solveMixture, type Candidate } from './mixture';
import { GROUND, SEEN_THROUGH, SOLID, Strip, STRIP_ROWS, type UnmixSpec } from './strip';

/** Alpha of each pixel, and its ink. */
export interface Unmixed {
  /** 0 to 255, row-major. */
  readonly alpha: Uint8Array;
  /**
   * Index of a pixel's ink from 1 on. It is {@link OWN} where its colour is to be worked out from its own.
   */
  readonly ink: Uint8Array;
}

/** No single ink: the colour is what remains without the ground. */
export const OWN = 0;

/** Distance of colours that are alike in a photo's texture, in levels. */
const LIKE = 14;

/** Share of ink up to which a pixel beside no stronger one is ringing. And how strong that has to be. */
const FAINT_SHARE = 0.25;
const BESIDE_SHARE = 0.4;

/**
 * Solves alpha by colour unmixing. A pixel near the ground is a mixture of the ground, which is known, and of an ink.
 * The ink is taken from the nearest solid pixels. What lies farther from the ground is solid. (The compositing equation
 * with both layers known; Smith and Blinn, "Blue screen matting", SIGGRAPH 1996, section 4.)
 *
 * Works in strips of rows: besides the result it needs memory for one strip.
 *
 * @param image opaque; not changed
 */
export function unmix(image: RgbaImage, spec: UnmixSpec): Unmixed {
  const { width, height } = image;
  const alpha = new Uint8Array(width * height);
  const ink = new Uint8Array(width * height);
  const strip = new Strip(image, spec, rowsBeyond(spec.edge, spec.mask !== undefined));
  const solver = new Solver(strip);
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const bottom = Math.min(height, top + STRIP_ROWS);
    strip.read(top, bottom);
    for (let y = top; y < bottom; y++) solver.solveRow(y, alpha, ink);
  }
  return { alpha, ink };
}

class Solver {
  private readonly groundRow: Float32Array;
  private readonly search: CandidateSearch;

  constructor(private readonly strip: Strip) {
    this.groundRow = new Float32Array(strip.image.width * 3);
    this.search = new CandidateSearch(strip, this.groundRow);
  }

  solveRow(y: number, alpha: Uint8Array, ink: Uint8Array): void {
    const { image, spec, kinds, labels, near, away, tolerance, first } = this.strip;
    const { width } = image;
    spec.ground.readRow(y, this.groundRow);
    for (let x = 0, i = (y - first) * width, at = y * width; x < width; x++, i++, at++) {
      if (kinds[i] === GROUND) continue;
      if (kinds[i] === SOLID && (near[i] === 0 || labels[i] !== 0)) {
        alpha[at] = 255;
        ink[at] = labels[i]!;
        continue;
      }
      const candidates = this.search.candidatesOf(x, y);
      // Ground is seen there, and no ink is near that could be before it.
      if (candidates.length === 0 && ((spec.mask?.[at] ?? 0) & SEEN_THROUGH) !== 0) continue;
      if (spec.mask && this.isLikeOne(i, candidates)) {
        alpha[at] = 255;
        continue;
      }
      const solved = solveMixture(away, i * 3, candidates, tolerance);
      if (solved.strength < (spec.weakest ?? 0)) {
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
    const { away } = this.strip;
    return candidates.some(({ away: [luma, red, blue] }) => {
      const d = (luma - away[i * 3]!) ** 2 + (red - away[i * 3 + 1]!) ** 2 + (blue - away[i * 3 + 2]!) ** 2;
      return d <= LIKE * LIKE;
    });
  }

  /** Noise is neither a trace of ink nor a hole in it; and traces of ink are beside ink. */
  private cleaned(alpha: number, strength: number, x: number, y: number, i: number): number {
    const noise = this.strip.faint / Math.max(1, strength);
    if (alpha >= 1 - noise) return 1;
    if (alpha < noise) return 0;
    if (alpha < FAINT_SHARE && this.strip.faint > 1 && !this.hasInkBeside(x, y, i, strength)) return 0;
    return alpha;
  }

  private hasInkBeside(x: number, y: number, i: number, strength: number): boolean {
    const { image, away, first, last } = this.strip;
    const { width } = image;
    const least = (BESIDE_SHARE * strength) ** 2;
    for (let v = y > first ? -1 : 0; v <= (y + 1 < last ? 1 : 0); v++) {
      for (let u = x > 0 ? -1 : 0; u <= (x + 1 < width ? 1 : 0); u++) {
        const at = (i + v * width + u) * 3;
        const d = away[at]! ** 2 + away[at + 1]! ** 2 + away[at + 2]! ** 2;
        if (d >= least) return true;
      }
    }
    return false;
  }
}
