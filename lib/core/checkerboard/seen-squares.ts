import { lumaOf, pixelWords, type RgbaImage } from '../image';
import { isGrey, isLightSquare, lineDistance, type Checkerboard } from './board';

/** Share of a square's pixels that have its grey, for it to be seen whole. */
const WHOLE = 0.9;

/** Distance from the lines between squares from which pixels count, as a share of a square's side. */
const INNER = 0.2;

/** What is seen of a board's squares. */
interface SeenSquares {
  /** Pairs of neighbours that are both seen whole. */
  readonly pairs: number;
  /** Squares that have the grey of the other kind, whole. */
  readonly wrong: number;
}

/**
 * Counts pairs of neighbouring squares, a light one and a dark one, that are both seen whole. Nothing
 * but a board has many of them, however much of it a subject covers.
 *
 * @param image not changed
 */
export function countSeenSquares(image: RgbaImage, board: Checkerboard): SeenSquares {
  const words = pixelWords(image);
  const { width, height } = image;
  const columns = Array.from({ length: width }, (_, x) => indexOf(board.across, x));
  const rows = Array.from({ length: height }, (_, y) => indexOf(board.down, y));
  const [firstColumn, firstRow] = [columns[0]!, rows[0]!];
  const across = columns[width - 1]! - firstColumn + 1;
  const down = rows[height - 1]! - firstRow + 1;
  const counts = new Uint32Array(across * down);
  const fits = new Uint32Array(across * down);
  const others = new Uint32Array(across * down);
  const [dark, light] = board.levels;
  for (let y = 0; y < height; y++) {
    if (lineDistance(board.down, y) < INNER * board.down.side) continue;
    const row = (rows[y]! - firstRow) * across - firstColumn;
    for (let x = 0; x < width; x++) {
      if (lineDistance(board.across, x) < INNER * board.across.side) continue;
      const square = row + columns[x]!;
      counts[square]!++;
      const word = words[y * width + x]!;
      if (!isGrey(word)) continue;
      const isLight = isLightSquare(board, x, y);
      const luma = lumaOf(word);
      if (Math.abs(luma - (isLight ? light : dark)) <= board.tolerance) fits[square]!++;
      else if (Math.abs(luma - (isLight ? dark : light)) <= board.tolerance) others[square]!++;
    }
  }
  let [pairs, wrong] = [0, 0];
  const isWhole = (seen: Uint32Array, i: number) => counts[i]! > 0 && seen[i]! >= WHOLE * counts[i]!;
  for (let i = 0; i < counts.length; i++) {
    if (isWhole(others, i)) wrong++;
    if (!isWhole(fits, i)) continue;
    if ((i + 1) % across !== 0 && isWhole(fits, i + 1)) pairs++;
    if (i + across < counts.length && isWhole(fits, i + across)) pairs++;
  }
  return { pairs, wrong };
}

function indexOf({ side, phase }: Checkerboard['across'], at: number): number {
  return Math.floor((at + 0.5 - phase) / side);
}
