import { pixelWords, type RgbaImage } from '../image';
import { findStripes, type Stripes } from './stripes';

/** The squares that a picture was saved with in place of transparency. */
export interface Checkerboard {
  readonly across: Pattern;
  readonly down: Pattern;
  /** The two greys, the darker first, 0 to 255. */
  readonly levels: readonly [number, number];
  /** Whether the square at the phases is the light one. */
  readonly lightFirst: boolean;
  /** Distance from its grey that nearly all of the ground's pixels keep, in levels. */
  readonly tolerance: number;
  /** The same for those beside others: compression and enlarging leave some farther off. */
  readonly loose: number;
  /** Width of the soft line between squares, in pixels. */
  readonly softness: number;
}

export interface Pattern {
  readonly side: number;
  readonly phase: number;
}

/** Lines looked at from each edge, as shares of the picture's side. */
const DEPTHS = [0.004, 0.02, 0.04, 0.07];

/** Difference of channels up to which a sample is grey, in levels. */
const GREY = 14;

/** Relative difference of the squares' sides across and down. */
const SQUARE = 0.12;

/** Samples each way by which the pattern is checked. */
const CHECKED = 240;

/**
 * Shares of checked samples. Of the border that fit, of all that fit, and of those in the other square's grey.
 */
const BORDER_FITS = 0.6;
const ALL_FIT = 0.06;
const WRONG = 0.06;

/** Where hardly any is wrong, a subject may cover more of the border. */
const HARDLY_WRONG = 0.01;
const CLEAR_BORDER_FITS = 0.3;

/**
 * Tolerance of a board that has its very greys, in levels. And how many times what most of its pixels are off.
 */
const EXACT = 5;
const SPREAD = 1.6;

/** Levels by which compression moves single pixels, of weak squares too. */
const LEAST_LOOSE = 12;

/** Squares that are seen, at least. */
const LEAST_SQUARES = 12;

/**
 * Recognises a baked checkerboard. Lines near the edges change between two greys at equal distances, across as down.
 * The picture's pixels have the grey that their square says.
 *
 * @param image opaque; not changed
 */
export function findCheckerboard(image: RgbaImage): Checkerboard | undefined {
  const columns = stripesAlong(image, true);
  if (columns.length === 0) return undefined;
  const pair = matchingPair(columns, stripesAlong(image, false));
  if (!pair) return undefined;
  const [across, down] = pair;
  const contrast = across.levels[1] - across.levels[0];
  const board: Checkerboard = {
    across,
    down,
    levels: across.levels,
    lightFirst: false,
    tolerance: Math.min(16, contrast * 0.42),
    loose: Math.min(16, Math.max(LEAST_LOOSE, contrast * 0.42)),
    softness: (across.softness + down.softness) / 2,
  };
  const dark = check(image, board);
  const light = check(image, { ...board, lightFirst: true });
  const [better, found] = light.border > dark.border ? [light, true] : [dark, false];
  const squares = (better.all * image.width * image.height) / (across.side * down.side);
  const isBoard =
    better.border >= (better.wrong <= HARDLY_WRONG ? CLEAR_BORDER_FITS : BORDER_FITS) &&
    better.all >= ALL_FIT &&
    better.wrong <= WRONG &&
    squares >= LEAST_SQUARES;
  if (!isBoard) return undefined;
  const tolerance = Math.min(board.tolerance, EXACT + SPREAD * better.spread);
  return { ...board, lightFirst: found, tolerance };
}

/** Stripes of the lines near the edges. */
function stripesAlong(image: RgbaImage, across: boolean): Stripes[] {
  const length = across ? image.height : image.width;
  const found: Stripes[] = [];
  for (const depth of DEPTHS) {
    for (const at of [Math.round(depth * length), length - 1 - Math.round(depth * length)]) {
      if (at < 0 || at >= length) continue;
      const stripes = findStripes(readLine(image, at, across));
      if (stripes) found.push(stripes);
    }
  }
  return found;
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

function check(
  image: RgbaImage,
  board: Checkerboard,
): { border: number; all: number; wrong: number; spread: number } {
  const words = pixelWords(image);
  const { width, height } = image;
  const [dark, light] = board.levels;
  let fits = 0;
  let wrong = 0;
  let count = 0;
  let borderFits = 0;
  let border = 0;
  const offs: number[] = [];
  const stepX = Math.max(1, width / CHECKED);
  const stepY = Math.max(1, height / CHECKED);
  for (let v = 0; v < height; v += stepY) {
    const y = Math.floor(v);
    for (let u = 0; u < width; u += stepX) {
      const x = Math.floor(u);
      if (lineDistance(board.across, x) < 1.5 || lineDistance(board.down, y) < 1.5) continue;
      const word = words[y * width + x]!;
      const luma = lumaOf(word);
      const isLight = isLightSquare(board, x, y);
      const isFit = isGrey(word) && Math.abs(luma - (isLight ? light : dark)) <= board.tolerance;
      const isWrong = isGrey(word) && Math.abs(luma - (isLight ? dark : light)) <= board.tolerance;
      const atBorder =
        Math.min(x, width - 1 - x) < width * 0.05 || Math.min(y, height - 1 - y) < height * 0.05;
      count++;
      if (isFit) fits++;
      if (atBorder) {
        border++;
        if (isFit) {
          borderFits++;
          offs.push(Math.abs(luma - (isLight ? light : dark)), chromaOf(word));
        }
        if (isWrong) wrong++;
      }
    }
  }
  if (border === 0 || count === 0) return { border: 0, all: 0, wrong: 1, spread: 0 };
  offs.sort((a, b) => a - b);
  const spread = offs[Math.floor(offs.length * 0.96)] ?? 0;
  return { border: borderFits / border, all: fits / count, wrong: wrong / border, spread };
}

/** Distance of a pixel's centre from the nearest line between squares, in pixels. */
export function lineDistance({ side, phase }: Pattern, at: number): number {
  const t = (at + 0.5 - phase) / side;
  return Math.abs(t - Math.round(t)) * side;
}

export function isLightSquare(board: Checkerboard, x: number, y: number): boolean {
  const column = Math.floor((x + 0.5 - board.across.phase) / board.across.side);
  const row = Math.floor((y + 0.5 - board.down.phase) / board.down.side);
  return (((column + row) & 1) === 0) === board.lightFirst;
}

function isGrey(word: number): boolean {
  return chromaOf(word) <= GREY;
}

/** Difference of a pixel's channels, in levels. */
export function chromaOf(word: number): number {
  const red = word & 255;
  const green = (word >>> 8) & 255;
  const blue = (word >>> 16) & 255;
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}

export function lumaOf(word: number): number {
  return 0.299 * (word & 255) + 0.587 * ((word >>> 8) & 255) + 0.114 * ((word >>> 16) & 255);
}
