import { lumaOf, pixelWords, type RgbaImage } from '../image';
import { isGrey } from './board';
import { sharpenPeriod } from './sharpen-period';
import { findStripes, type Stripes } from './stripes';

/** Lines looked at from each edge, as shares of the picture's side. */
const DEPTHS = [0.004, 0.02, 0.04, 0.07];

/** Relative difference of the squares' sides across and down. */
const SQUARE = 0.12;

/** Pieces of a line that are looked at where whole lines show no board: thirds, and those half way between. */
const PIECES = [0, 1 / 6, 1 / 3, 1 / 2, 2 / 3];
const PIECE = 1 / 3;

/** How much of a line is looked at: all of it, or pieces, of which a subject may cover some. */
export type Extent = 'whole' | 'pieces';

/**
 * Looks for a board's stripes along lines near the picture's edges.
 *
 * @param image not changed
 * @returns the stripes across and down that are of one board and have most changes; undefined where there are none
 */
export function findBoardLines(
  image: RgbaImage,
  extent: Extent,
): readonly [across: Stripes, down: Stripes] | undefined {
  const columns = stripesAlong(image, true, extent);
  if (columns.length === 0) return undefined;
  const rows = stripesAlong(image, false, extent);
  const pair = matchingPair(columns, rows);
  if (!pair || extent === 'whole') return pair;
  const [across, down] = pair;
  return [
    { ...across, ...sharpenPeriod(across, placesLike(across, columns), image.width) },
    { ...down, ...sharpenPeriod(down, placesLike(down, rows), image.height) },
  ];
}

/** Changes of all stripes that have the same greys. */
function placesLike(one: Stripes, all: readonly Stripes[]): number[] {
  return all.flatMap((stripes) => (areOfOneBoard(one, stripes) ? stripes.places : []));
}

/** Stripes of the lines near the edges. */
function stripesAlong(image: RgbaImage, across: boolean, extent: Extent): Stripes[] {
  const length = across ? image.height : image.width;
  const found: Stripes[] = [];
  for (const depth of DEPTHS) {
    for (const at of [Math.round(depth * length), length - 1 - Math.round(depth * length)]) {
      if (at < 0 || at >= length) continue;
      const line = readLine(image, at, across);
      if (extent === 'pieces') found.push(...stripesOfPieces(line));
      else {
        const stripes = findStripes(line);
        if (stripes) found.push(stripes);
      }
    }
  }
  return found;
}

function stripesOfPieces(line: Float32Array): Stripes[] {
  return PIECES.flatMap((piece) => {
    const from = Math.floor(piece * line.length);
    const stripes = findStripes(line.subarray(from, from + Math.ceil(PIECE * line.length)));
    if (!stripes) return [];
    const places = stripes.places.map((place) => place + from);
    return [{ ...stripes, places, phase: (stripes.phase + from) % (2 * stripes.side) }];
  });
}

/**
 * The stripes across and down that are of one board and have most changes. A line that runs along a soft border between
 * squares shows weaker greys. It is of no board with the others.
 */
function matchingPair(
  columns: readonly Stripes[],
  rows: readonly Stripes[],
): readonly [across: Stripes, down: Stripes] | undefined {
  let best: readonly [Stripes, Stripes] | undefined;
  let most = 0;
  for (const across of columns) {
    for (const down of rows) {
      const changes = Math.min(across.changes, down.changes);
      if (changes <= most || !areOfOneBoard(across, down)) continue;
      most = changes;
      best = [across, down];
    }
  }
  return best;
}

/** Levels by which the greys across and down may differ. */
const LIKE_LEVELS = 6;

function areOfOneBoard(across: Stripes, down: Stripes): boolean {
  return (
    Math.abs(across.side / down.side - 1) <= SQUARE &&
    Math.abs(across.levels[0] - down.levels[0]) <= LIKE_LEVELS &&
    Math.abs(across.levels[1] - down.levels[1]) <= LIKE_LEVELS
  );
}

function readLine(image: RgbaImage, at: number, across: boolean): Float32Array {
  const words = pixelWords(image);
  const { width, height } = image;
  const line = new Float32Array(across ? width : height);
  for (let i = 0; i < line.length; i++) {
    const word = words[across ? at * width + i : i * width + at]!;
    line[i] = isGrey(word) ? lumaOf(word) : -1000;
  }
  return line;
}
