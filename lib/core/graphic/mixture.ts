import type { Ink } from './inks';

/** An ink that a pixel may hold. */
export interface Candidate {
  /** Its index from 1 on, or 0 where it has none. */
  readonly ink: number;
  /** Its difference from the ground. */
  readonly away: Ink;
}

export interface Solution {
  /** 0 to 1. */
  readonly alpha: number;
  /** Index of the ink that covers, 0 where it has none or several do. */
  readonly ink: number;
  /** Distance of the ink from the ground, in levels. */
  readonly strength: number;
}

/** Least distance of an ink from the ground for an equation to be solved, in levels. */
const LEAST_STRENGTH = 6;

/**
 * Solves one pixel's mixture by least squares, difference = alpha × (ink − ground). Takes the one ink that leaves the
 * least residual. Where none fits, takes the two that do.
 *
 * @param values where the pixel's difference from the ground is, from `at` on
 * @param candidates in the order of preference; the first of those that fit is taken
 * @param tolerance residual that counts as a fit, in levels
 */
export function solveMixture(
  values: Float32Array,
  at: number,
  candidates: readonly Candidate[],
  tolerance: number,
): Solution {
  const pixel: Ink = [values[at]!, values[at + 1]!, values[at + 2]!];
  let best: Solution = { alpha: 0, ink: 0, strength: 0 };
  let least = Infinity;
  for (const { ink, away } of candidates) {
    const strength2 = dot(away, away);
    if (strength2 < LEAST_STRENGTH * LEAST_STRENGTH) continue;
    const alpha = Math.min(1, Math.max(0, dot(pixel, away) / strength2));
    const residual = residualOf(pixel, away, alpha);
    if (residual < least - tolerance / 2) {
      least = residual;
      best = { alpha, ink, strength: Math.sqrt(strength2) };
    }
  }
  if (least <= tolerance || candidates.length < 2) return best;
  return solvePairs(pixel, candidates, least) ?? best;
}

function solvePairs(pixel: Ink, candidates: readonly Candidate[], least: number): Solution | undefined {
  let best: Solution | undefined;
  let left = least;
  for (const [i, { away: a }] of candidates.entries()) {
    for (const { away: b } of candidates.slice(i + 1)) {
      const [aa, ab, bb] = [dot(a, a), dot(a, b), dot(b, b)];
      const determinant = aa * bb - ab * ab;
      if (determinant < 1e-3 * aa * bb) continue;
      const [pa, pb] = [dot(pixel, a), dot(pixel, b)];
      const u = Math.max(0, (pa * bb - pb * ab) / determinant);
      const v = Math.max(0, (pb * aa - pa * ab) / determinant);
      const alpha = Math.min(1, u + v);
      const off: Ink = [
        pixel[0] - u * a[0] - v * b[0],
        pixel[1] - u * a[1] - v * b[1],
        pixel[2] - u * a[2] - v * b[2],
      ];
      const residual = Math.sqrt(dot(off, off));
      if (residual < left / 2) {
        left = residual;
        best = { alpha, ink: 0, strength: Math.sqrt(Math.max(aa, bb)) };
      }
    }
  }
  return best;
}

function residualOf(pixel: Ink, away: Ink, alpha: number): number {
  const off: Ink = [pixel[0] - alpha * away[0], pixel[1] - alpha * away[1], pixel[2] - alpha * away[2]];
  return Math.sqrt(dot(off, off));
}

function dot(a: Ink, b: Ink): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
