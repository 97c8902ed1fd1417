import { lumaOf, pixelWords, type RgbaImage, type Size } from '../image';
import { chromaOf, isGrey, isLightSquare, lineDistance, type Checkerboard } from './board';
import { findBoardLines, type Extent } from './board-lines';
import { countSeenSquares } from './seen-squares';

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

/** Pairs of squares that are seen whole, at least, where a subject covers most of the border. */
const LEAST_PAIRS = 16;

/** Squares of the other square's grey for one such pair, at most. */
const WRONG_SQUARES = 0.03;

/**
 * Recognises a baked checkerboard. Lines near the edges change between two greys at equal distances, across as down.
 * The picture's pixels have the grey that their square says. Where a subject covers most of the border, pieces of
 * lines are looked at. There whole squares have to be seen, beside each other.
 *
 * @param image opaque; not changed
 */
export function findCheckerboard(image: RgbaImage): Checkerboard | undefined {
  return findBy(image, 'whole') ?? findBy(image, 'pieces');
}

function findBy(image: RgbaImage, extent: Extent): Checkerboard | undefined {
  const pair = findBoardLines(image, extent);
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
  const better = light.border > dark.border ? light : dark;
  const sure = { ...board, lightFirst: better === light };
  if (!(extent === 'whole' ? fitsBorder(better, sure, image) : showsSquares(image, sure))) return undefined;
  return { ...sure, tolerance: Math.min(board.tolerance, EXACT + SPREAD * better.spread) };
}

function fitsBorder(
  { border, all, wrong }: Fit,
  { across, down }: Checkerboard,
  { width, height }: Size,
): boolean {
  const squares = (all * width * height) / (across.side * down.side);
  return (
    border >= (wrong <= HARDLY_WRONG ? CLEAR_BORDER_FITS : BORDER_FITS) &&
    all >= ALL_FIT &&
    wrong <= WRONG &&
    squares >= LEAST_SQUARES
  );
}

function showsSquares(image: RgbaImage, board: Checkerboard): boolean {
  const { pairs, wrong } = countSeenSquares(image, board);
  return pairs >= LEAST_PAIRS && wrong <= WRONG_SQUARES * pairs;
}

/** How far a picture's samples have their squares' greys. */
interface Fit {
  /** Shares of the border's samples and of all that have. */
  readonly border: number;
  readonly all: number;
  /** Share of the border's samples that have the other squares' grey. */
  readonly wrong: number;
  /** How far nearly all that have it are off, in levels. */
  readonly spread: number;
}

function check(image: RgbaImage, board: Checkerboard): Fit {
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
