import { findComponents } from './components';
import type { MatteGrid } from './matte';
import { spread, UNREACHED } from './spread';
import { SUBJECT_FROM } from './subjects';

/** Where the outline runs. */
const OUTLINE = 0.5;

/** Share of a hole's samples that have to be clear for it to be one; else it is glass. */
const HOLE_SHARE = 0.25;

/** Samples on the grid's longer side to one sample of the edge band. */
const SIDE_PER_BAND = 128;

/**
 * Makes what is semi-transparent inside the subject solid (glass, veils). The outline and the edges of real holes keep
 * their soft band.
 *
 * The outside is where alpha below {@link OUTLINE} is connected to the border. It is also where such alpha encloses a
 * hole that is really clear. Soft alpha that is further from it than the band becomes 1.
 *
 * @param grid alpha, 0 to 1; not changed
 * @returns alpha of the same size, nowhere lower
 */
export function solidify(grid: MatteGrid): MatteGrid {
  const { width, height } = grid;
  const band = Math.max(2, Math.round(Math.max(width, height) / SIDE_PER_BAND));
  const { steps } = spread(outsideOf(grid), grid, band + 1);
  const data = grid.data.map((alpha, i) => {
    if (steps[i] === UNREACHED) return 1;
    return steps[i] === band + 1 ? (alpha + 1) / 2 : alpha;
  });
  return { width, height, data };
}

function outsideOf(grid: MatteGrid): number[] {
  const { width, height, data } = grid;
  const { labels, count } = findComponents(
    Uint8Array.from(data, (alpha) => (alpha < OUTLINE ? 1 : 0)),
    grid,
    false,
  );
  const samples = new Float64Array(count + 1);
  const clear = new Float64Array(count + 1);
  const open = new Uint8Array(count + 1);
  for (let i = 0; i < data.length; i++) {
    const label = labels[i]!;
    const x = i % width;
    samples[label]!++;
    if (data[i]! < SUBJECT_FROM) clear[label]!++;
    if (x === 0 || x === width - 1 || i < width || i >= (height - 1) * width) open[label] = 1;
  }
  const outside: number[] = [];
  for (let i = 0; i < data.length; i++) {
    const label = labels[i]!;
    if (label !== 0 && (open[label] === 1 || clear[label]! >= samples[label]! * HOLE_SHARE)) outside.push(i);
  }
  return outside;
}
