import { findComponents, type Components } from './components';
import type { MatteGrid } from './matte';
import { spread, UNREACHED } from './spread';
import { SUBJECT_FROM } from './subjects';

/**
 * Size below which a part is a speck, or a hole a pinhole, as a share of the subject's. For a subject that fills a
 * sixth of a 256 × 256 grid that is 22 samples. That is a spot of five by five.
 */
const SPECK_SHARE = 1 / 500;

/** How far a removed part's faint surroundings are removed with it, in samples. */
const HALO = 2;

/**
 * Removes specks and fills pinholes of a matte on the net's grid. Specks are parts that are not connected to anything
 * of size, pinholes are enclosed holes. Both lie below {@link SPECK_SHARE} of the subject, which is the largest part.
 * What is thin stays while it is connected. Linear in the samples.
 *
 * @param grid alpha, 0 to 1; not changed
 * @returns alpha of the same size
 */
export function cleanUp(grid: MatteGrid): MatteGrid {
  const { width, height } = grid;
  const data = grid.data.slice();
  const parts = findComponents(maskOf(data), grid, true);
  const areas = areasOf(parts, data);
  const limit = areas.reduce((largest, area) => Math.max(largest, area)) * SPECK_SHARE;
  erase(data, grid, parts, (label) => areas[label]! < limit);

  const missing = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) missing[i] = 1 - data[i]!;
  const holes = findComponents(maskOf(missing), grid, false);
  const sizes = areasOf(holes, missing);
  const open = new Uint8Array(holes.count + 1);
  for (let x = 0; x < width; x++) {
    open[holes.labels[x]!] = open[holes.labels[(height - 1) * width + x]!] = 1;
  }
  for (let y = 0; y < height; y++) {
    open[holes.labels[y * width]!] = open[holes.labels[(y + 1) * width - 1]!] = 1;
  }
  if (!erase(missing, grid, holes, (label) => open[label] === 0 && sizes[label]! < limit)) {
    return { width, height, data };
  }
  for (let i = 0; i < data.length; i++) {
    // What was not filled stays to the last bit.
    if (missing[i] !== Math.fround(1 - data[i]!)) data[i] = 1 - missing[i]!;
  }
  return { width, height, data };
}

function maskOf(data: Float32Array): Uint8Array {
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) if (data[i]! > SUBJECT_FROM) mask[i] = 1;
  return mask;
}

/** @returns for each label the sum of the shares that it holds; nothing for label 0 */
function areasOf({ labels, count }: Components, data: Float32Array): Float64Array {
  const areas = new Float64Array(count + 1);
  for (let i = 0; i < data.length; i++) {
    if (labels[i] !== 0) areas[labels[i]!]! += data[i]!;
  }
  return areas;
}

/**
 * Lowers components to the level beyond, with the faint surroundings that are not nearer to a part that stays. The
 * level is 0 where they stand alone, the haze's where they stand in haze. Taking them out of haze would leave a hole.
 *
 * @returns whether there were any
 */
function erase(
  data: Float32Array,
  grid: MatteGrid,
  { labels, count }: Components,
  isSmall: (label: number) => boolean,
): boolean {
  const small = Uint8Array.from({ length: count + 1 }, (_, label) => (label > 0 && isSmall(label) ? 1 : 0));
  if (!small.includes(1)) return false;
  const staying: number[] = [];
  const going: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== 0) (small[labels[i]!] === 1 ? going : staying).push(i);
  }
  const { source, steps } = spread([...staying, ...going], grid, HALO + 1);
  const sums = new Float64Array(count + 1);
  const samples = new Float64Array(count + 1);
  for (let i = 0; i < data.length; i++) {
    if (steps[i] !== HALO + 1) continue;
    const label = labels[source[i]!]!;
    sums[label]! += data[i]!;
    samples[label]!++;
  }
  for (let i = 0; i < data.length; i++) {
    if (source[i] === UNREACHED || steps[i]! > HALO) continue;
    const label = labels[source[i]!]!;
    if (small[label] === 1) data[i] = Math.min(data[i]!, sums[label]! / Math.max(1, samples[label]!));
  }
  return true;
}
