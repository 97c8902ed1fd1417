/** Where a line across a checkerboard changes between its two greys. */
export interface Stripes {
  /** Side of a square, in pixels; seldom whole. */
  readonly side: number;
  /** Position of one change, in pixels from the line's start, less than two sides. */
  readonly phase: number;
  /** The two greys, the darker first, 0 to 255. */
  readonly levels: readonly [number, number];
  /** Changes that fit. */
  readonly changes: number;
  /** Mean length of a change, in pixels: 0 where squares meet without one between. */
  readonly softness: number;
  /** Where its changes are, in pixels from the line's start, in their order. */
  readonly places: readonly number[];
}

const MIN_SIDE = 3.6;
const MAX_SIDE = 68;

/** Distance of the two greys, in levels. */
const MIN_CONTRAST = 8;

/** Distance from a grey at which a sample is still of it, in levels, at most. */
const LEVEL_REACH = 7;

/** Share of a line's samples that are of one of the two greys, each and both. */
const LEAST_OF_EACH = 0.12;
const LEAST_OF_BOTH = 0.5;

const LEAST_CHANGES = 4;

/** Share of the changes that lie where the period says. */
const REGULAR = 0.8;

/** Longest change between two squares, in pixels. */
const LONGEST_CHANGE = 5;

/**
 * Looks for a checkerboard's stripes along a line of samples: two greys that change at equal distances.
 *
 * @param line luma, 0 to 255; negative where a sample is coloured
 */
export function findStripes(line: Float32Array): Stripes | undefined {
  const levels = twoLevels(line);
  if (!levels) return undefined;
  const { places, softness } = changesBetween(line, levels);
  if (places.length < LEAST_CHANGES) return undefined;
  const gaps = places.slice(1).map((place, i) => place - places[i]!);
  gaps.sort((a, b) => a - b);
  const rough = gaps[gaps.length >> 1]!;
  if (rough < MIN_SIDE || rough > MAX_SIDE) return undefined;
  const fit = fitPeriod(places, rough);
  if (!fit || fit.fitting < REGULAR * places.length || fit.fitting < LEAST_CHANGES) return undefined;
  if (fit.side < MIN_SIDE || fit.side > MAX_SIDE) return undefined;
  const phase = fit.start - Math.floor(fit.start / (2 * fit.side)) * 2 * fit.side;
  return { side: fit.side, phase, levels, changes: fit.fitting, softness, places };
}

function twoLevels(line: Float32Array): readonly [number, number] | undefined {
  const counts = new Float64Array(256);
  for (const luma of line) if (luma >= 0) counts[Math.min(255, Math.round(luma))]!++;
  if (counts.reduce((sum, count) => sum + count, 0) < LEAST_OF_BOTH * line.length) return undefined;
  const near = counts.map((_, level) => {
    let sum = 0;
    for (let v = Math.max(0, level - 3); v <= Math.min(255, level + 3); v++) sum += counts[v]!;
    return sum;
  });
  const strongest = (allowed: (level: number) => boolean) => {
    let best = -1;
    for (let level = 0; level < 256; level++) {
      if (allowed(level) && (best < 0 || near[level]! > near[best]!)) best = level;
    }
    return best;
  };
  const first = strongest(() => true);
  const second = strongest((level) => Math.abs(level - first) >= MIN_CONTRAST);
  if (second < 0) return undefined;
  const [a, b] = [near[first]!, near[second]!];
  if (Math.min(a, b) < LEAST_OF_EACH * line.length || a + b < LEAST_OF_BOTH * line.length) return undefined;
  const mean = (level: number) => {
    let sum = 0;
    for (let v = Math.max(0, level - 3); v <= Math.min(255, level + 3); v++) sum += counts[v]! * v;
    return sum / near[level]!;
  };
  const [p, q] = [mean(first), mean(second)];
  return p < q ? [p, q] : [q, p];
}

function changesBetween(line: Float32Array, [dark, light]: readonly [number, number]) {
  const reach = Math.min(LEVEL_REACH, (light - dark) * 0.4);
  const middle = (dark + light) / 2;
  const places: number[] = [];
  let lastOf = 0;
  let lastAt = -Infinity;
  let lengths = 0;
  for (let x = 0; x < line.length; x++) {
    const luma = line[x]!;
    const of = Math.abs(luma - dark) <= reach ? 1 : Math.abs(luma - light) <= reach ? 2 : 0;
    if (of === 0) continue;
    if (lastOf !== 0 && of !== lastOf && x - lastAt <= LONGEST_CHANGE) {
      places.push(crossing(line, lastAt, x, middle));
      lengths += x - lastAt - 1;
    }
    lastOf = of;
    lastAt = x;
  }
  return { places, softness: places.length === 0 ? 0 : lengths / places.length };
}

/** Where a line crosses a level between two samples, by the samples between them: the place of an ideal step. */
function crossing(line: Float32Array, from: number, to: number, middle: number): number {
  const before = line[from]!;
  const after = line[to]!;
  let place = from + 0.5 + 0.5;
  for (let x = from + 1; x < to; x++) place += (line[x]! - after) / (before - after);
  return middle > 0 ? place : from;
}

/** The period by least squares, counted on from place to place; and how many places it fits. */
function fitPeriod(places: readonly number[], rough: number) {
  let side = rough;
  const tolerance = Math.max(0.8, 0.07 * rough);
  for (let pass = 0; pass < 3; pass++) {
    const known = longestRun(places, side, tolerance);
    if (known.length < LEAST_CHANGES) return undefined;
    const n = known.length;
    const meanIndex = known.reduce((sum, { index }) => sum + index, 0) / n;
    const meanPlace = known.reduce((sum, { place }) => sum + place, 0) / n;
    const cross = known.reduce((sum, { index, place }) => sum + (index - meanIndex) * (place - meanPlace), 0);
    const square = known.reduce((sum, { index }) => sum + (index - meanIndex) ** 2, 0);
    if (square === 0) return undefined;
    side = cross / square;
    const start = meanPlace - meanIndex * side;
    if (pass < 2) continue;
    const fitting = places.filter((place) => {
      const index = (place - start) / side;
      return Math.abs(index - Math.round(index)) * side <= tolerance;
    }).length;
    return { side, start, fitting };
  }
  return undefined;
}

/**
 * Places with their indices. Each must fit the one before, so that an error of the period does not add up.
 */
function longestRun(places: readonly number[], side: number, tolerance: number) {
  const known: { index: number; place: number }[] = [];
  for (const place of places) {
    const before = known.at(-1);
    if (!before) {
      known.push({ index: 0, place });
      continue;
    }
    const steps = (place - before.place) / side;
    const whole = Math.round(steps);
    const isFit = whole >= 1 && Math.abs(steps - whole) * side <= tolerance * Math.max(1, Math.sqrt(whole));
    if (isFit) known.push({ index: before.index + whole, place });
  }
  return known;
}
