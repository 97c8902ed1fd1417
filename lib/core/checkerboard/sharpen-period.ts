import type { Pattern } from './board';
import type { Stripes } from './stripes';

/** How far a period can be off over the changes that it was found by, in pixels. */
const OFF = 1.5;

/** Share of a square by which two tried periods come apart over the whole length. */
const STEP = 0.02;

/**
 * Makes a period that was found over a few squares good for a whole picture. All changes that are known are asked. The
 * period is the one at which they agree best on a phase: the peak of the periodogram (Schuster, 1898).
 *
 * @param rough where the period and its number of changes are from
 * @param places changes, in pixels from the picture's edge; some may be of the subject
 * @param length of the picture in this direction, in pixels
 */
export function sharpenPeriod(
  { side, phase, changes }: Pick<Stripes, 'side' | 'phase' | 'changes'>,
  places: readonly number[],
  length: number,
): Pattern {
  const reach = OFF / changes;
  const step = (STEP * side * side) / length;
  let best: Pattern = { side, phase };
  let strongest = 0;
  for (let tried = side - reach; tried <= side + reach; tried += step) {
    const { strength, angle } = agreement(places, tried);
    if (strength <= strongest) continue;
    strongest = strength;
    best = { side: tried, phase: (angle / (2 * Math.PI)) * tried };
  }
  return best;
}

/** How far places agree on a phase, and the phase as an angle. */
function agreement(places: readonly number[], side: number): { strength: number; angle: number } {
  let [real, imaginary] = [0, 0];
  for (const place of places) {
    real += Math.cos((2 * Math.PI * place) / side);
    imaginary += Math.sin((2 * Math.PI * place) / side);
  }
  return { strength: Math.hypot(real, imaginary), angle: Math.atan2(imaginary, real) };
}
