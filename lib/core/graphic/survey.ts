import { pixelWords, type RgbaImage } from '../image';
import type { Ground } from './ground';
import { isAtEdge, steepestChange } from './ink-edge';
import { distance2, findInks, InkCounts, inkOf, type Ink, type SolidInk } from './inks';

/** What a look at some of a picture's rows says of it as a graphic. */
export interface Survey {
  readonly inks: readonly SolidInk[];
  /** How far from the ground a pixel can be and still be a mixture with it, in pixels. */
  readonly edge: number;
  /** Share of the pixels looked at that are not ground, 0 to 1. */
  readonly covered: number;
  /** Share of those that are neither of an ink nor at an edge, 0 to 1: shading and texture. */
  readonly unexplained: number;
  /** Share of those at an edge, 0 to 1. */
  readonly edges: number;
  /**
   * Share of the flat ones that have an ink's very colour, 0 to 1. What is printed or drawn has it, what is lit has
   * not.
   */
  readonly uniform: number;
  /** Share of those on which colour changes evenly, 0 to 1: all but the edges of a drawn gradient. */
  readonly straight: number;
  /** What compression left on the ground beside ink, in levels: three quarters of those pixels are off by less. */
  readonly ringing: number;
}

/** Rows looked at. */
const ROWS = 160;

/** Distance from the ground, in levels, from which a pixel is looked at as ink: JPEG's ringing stays below. */
const VISIBLE = 18;

/** How many deviations of the ground's noise are no ink. */
const NOISE_REACH = 4;

/** Distance from an ink up to which a pixel is of it, in levels. */
const ALIKE = 14;

/** Widest edge, in pixels. */
const MAX_EDGE = 6;

/**
 * Looks at rows of a picture. Tells which inks there are on its ground and how soft its edges are. Also how much of
 * what is not ground they explain.
 *
 * @param image opaque; not changed
 */
export function surveyInks(image: RgbaImage, ground: Ground): Survey {
  const rows = sampledRows(image, ground);
  const counts = new InkCounts();
  for (const row of rows) countRow(row, image, counts);
  const inks = findInks(counts);
  const transitions = rows.flatMap((row) => transitionLengths(row, inks));
  transitions.sort((a, b) => a - b);
  const typical = transitions[Math.floor(transitions.length * 0.5)] ?? 1;
  const edge = Math.min(MAX_EDGE, Math.max(1, typical));
  let covered = 0;
  let unexplained = 0;
  let edges = 0;
  for (const row of rows) {
    const found = explain(row, image, inks, edge + 1);
    covered += found.covered;
    unexplained += found.unexplained;
    edges += found.edges;
  }
  const share = (count: number) => (covered === 0 ? 0 : count / covered);
  return {
    inks,
    edge,
    covered: covered / (rows.length * image.width),
    unexplained: share(unexplained),
    edges: share(edges),
    straight: share(counts.straight),
    ringing: ringingOf(rows, edge),
    uniform: uniformity(counts.words, inks, UNIFORM + 2 * ground.noise),
  };
}

/** Side of the blocks that JPEG compresses, in pixels: so far its ringing reaches. */
const BLOCK = 8;

/**
 * By how much more nine tenths of the ringing are off than three quarters. On white, half of it is clipped: there the
 * three quarters are off by less, or not at all.
 */
const TAIL = 1.65;

function ringingOf(rows: readonly SampledRow[], edge: number): number {
  const offs: number[] = [];
  for (const { away, visible } of rows) {
    for (let x = 1; x < away.length; x++) {
      const starts = away[x]! >= visible && away[x - 1]! < visible;
      const ends = away[x]! < visible && away[x - 1]! >= visible;
      if (starts) for (let u = x - BLOCK; u < x - edge - 1; u++) if (away[u]! < visible) offs.push(away[u]!);
      if (ends) for (let u = x + edge + 1; u < x + BLOCK; u++) if (away[u]! < visible) offs.push(away[u]!);
    }
  }
  offs.sort((a, b) => a - b);
  const within = (share: number) => offs[Math.floor(offs.length * share)] ?? 0;
  return Math.max(within(0.75), within(0.9) / TAIL);
}

/** Distance from an ink's mean at which flat pixels are still of its very colour, in levels. */
const UNIFORM = 5;

function uniformity(words: readonly number[], inks: readonly SolidInk[], within: number): number {
  if (words.length === 0) return 1;
  const uniform = words.filter((word) => {
    const place = inkOf(word & 255, (word >>> 8) & 255, (word >>> 16) & 255);
    return inks.some((ink) => distance2(ink.place, place) <= within * within);
  });
  return uniform.length / words.length;
}

interface SampledRow {
  readonly y: number;
  readonly words: Int32Array;
  /** The ground's R, G, B. */
  readonly ground: Float32Array;
  /** Distance from the ground, in levels. */
  readonly away: Float32Array;
  /** {@link VISIBLE}, and what the ground's noise adds. */
  readonly visible: number;
}

function sampledRows(image: RgbaImage, ground: Ground): SampledRow[] {
  const { width, height } = image;
  const words = pixelWords(image);
  const count = Math.min(ROWS, height);
  return Array.from({ length: count }, (_, i) => {
    const y = Math.floor(((i + 0.5) * height) / count);
    const colours = new Float32Array(width * 3);
    ground.readRow(y, colours);
    const row = words.subarray(y * width, (y + 1) * width);
    const away = Float32Array.from(row, (word, x) => awayFrom(word, colours, x));
    return { y, words: row, ground: colours, away, visible: VISIBLE + NOISE_REACH * ground.noise };
  });
}

function differenceFrom(word: number, ground: Float32Array, x: number): Ink {
  return inkOf(
    (word & 255) - ground[x * 3]!,
    ((word >>> 8) & 255) - ground[x * 3 + 1]!,
    ((word >>> 16) & 255) - ground[x * 3 + 2]!,
  );
}

function awayFrom(word: number, ground: Float32Array, x: number): number {
  const [luma, red, blue] = differenceFrom(word, ground, x);
  return Math.sqrt(luma * luma + red * red + blue * blue);
}

/** Counts what is flat, and the strongest pixel of each run: all there is of a thin stroke's ink. */
function countRow(
  { y, words, ground, away, visible }: SampledRow,
  image: RgbaImage,
  counts: InkCounts,
): void {
  const all = pixelWords(image);
  const rowAt = (v: number) => all.subarray(v * image.width, (v + 1) * image.width);
  const above = rowAt(Math.max(0, y - 1));
  const below = rowAt(Math.min(image.height - 1, y + 1));
  for (let x = 0; x < words.length; x++) {
    if (away[x]! < visible) continue;
    let peak = x;
    for (; x < words.length && away[x]! >= visible; x++) {
      if (away[x]! > away[peak]!) peak = x;
      const word = words[x]!;
      const flat =
        isAlike(words[x - 1] ?? word, word) &&
        isAlike(words[x + 1] ?? word, word) &&
        isAlike(above[x]!, word) &&
        isAlike(below[x]!, word);
      if (flat) {
        counts.addFlat(word);
        if (
          isStraight(words[x - 1] ?? word, word, words[x + 1] ?? word) &&
          isStraight(above[x]!, word, below[x]!)
        ) {
          counts.straight++;
        }
      }
    }
    counts.addPeak(words[peak]!, differenceFrom(words[peak]!, ground, peak));
  }
}

const FLAT_STEP = 8;

function isAlike(a: number, b: number): boolean {
  return (
    Math.abs((a & 255) - (b & 255)) <= FLAT_STEP &&
    Math.abs(((a >>> 8) & 255) - ((b >>> 8) & 255)) <= FLAT_STEP &&
    Math.abs(((a >>> 16) & 255) - ((b >>> 16) & 255)) <= FLAT_STEP
  );
}

/**
 * How far a colour may be from the middle of its neighbours', in levels. Rounding makes as much of a drawn gradient.
 */
const ROUNDING = 1;

function isStraight(before: number, here: number, after: number): boolean {
  for (let shift = 0; shift <= 16; shift += 8) {
    const bend = ((before >>> shift) & 255) + ((after >>> shift) & 255) - 2 * ((here >>> shift) & 255);
    if (Math.abs(bend) > 2 * ROUNDING) return false;
  }
  return true;
}

function isOfAnInk(word: number, inks: readonly SolidInk[]): boolean {
  const ink = inkOf(word & 255, (word >>> 8) & 255, (word >>> 16) & 255);
  return inks.some(({ place }) => distance2(place, ink) <= ALIKE * ALIKE);
}

/** Lengths of the runs between ground and an ink. */
function transitionLengths({ words, away, visible }: SampledRow, inks: readonly SolidInk[]): number[] {
  const lengths: number[] = [];
  let since = -1;
  for (let x = 1; x < words.length; x++) {
    const isGround = away[x]! < visible / 2;
    const wasGround = away[x - 1]! < visible / 2;
    if (wasGround && !isGround) since = x;
    if (isGround) since = -1;
    else if (since >= 0 && isOfAnInk(words[x]!, inks)) {
      lengths.push(x - since);
      since = -1;
    }
  }
  return lengths;
}

function explain(
  { y, words, ground, away, visible }: SampledRow,
  image: RgbaImage,
  inks: readonly SolidInk[],
  reach: number,
): { covered: number; unexplained: number; edges: number } {
  const all = pixelWords(image);
  let covered = 0;
  let unexplained = 0;
  let edges = 0;
  for (let x = 0; x < words.length; x++) {
    if (away[x]! < visible) continue;
    covered++;
    if (isOfAnInk(words[x]!, inks)) continue;
    const peak = { word: words[x]!, away: differenceFrom(words[x]!, ground, x) };
    if (isAtEdge(peak, inks, steepestChange(x, y, all, image, reach))) edges++;
    else unexplained++;
  }
  return { covered, unexplained, edges };
}
