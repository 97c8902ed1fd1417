import { findComponents } from '../components';
import { pixelWords, type RgbaImage } from '../image';
import { isGrey, isLightSquare, lineDistance, lumaOf, type Checkerboard } from './checkerboard';

/** Of the subject, but of the grey that the squares of the other kind have: what a white shirt looks like. */
const AMBIGUOUS = 2;
const GROUND = 1;
const SUBJECT = 0;

/** Half width of the line between squares on which both greys, and those between, are ground; in pixels. */
const LINE = 1;

/** Largest picture whose parts are found, in pixels: they need nine bytes for each. */
const MAX_PIXELS = 20_000_000;

/**
 * Tells a checkerboard's pixels from the subject's: of their square's grey, and part of a region that shows both greys.
 *
 * A subject that has one of the greys itself looks like ground on every second square. On the others it does not: a pixel is
 * taken for the subject's where across its square's nearest borders the subject shows the same grey.
 *
 * @param image not changed
 * @returns 1 where a pixel is ground, 0 elsewhere
 */
export function findBoardMask(image: RgbaImage, board: Checkerboard): Uint8Array {
  const { width, height } = image;
  const kinds = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) classifyRow(image, board, y, kinds);
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (kinds[i] === GROUND && !isSubjectAround(kinds, image, board, x, y)) mask[i] = 1;
    }
  }
  if (width * height <= MAX_PIXELS) keepPatterned(mask, image, board);
  return mask;
}

function classifyRow(image: RgbaImage, board: Checkerboard, y: number, kinds: Uint8Array): void {
  const { width } = image;
  const words = pixelWords(image);
  const [dark, light] = board.levels;
  const { tolerance } = board;
  const line = LINE + board.softness / 2;
  const onRowLine = lineDistance(board.down, y) < line;
  for (let x = 0, i = y * width; x < width; x++, i++) {
    const word = words[i]!;
    if (!isGrey(word)) continue;
    const luma = lumaOf(word);
    const isDark = Math.abs(luma - dark) <= tolerance;
    const isLight = Math.abs(luma - light) <= tolerance;
    const between = luma >= dark - tolerance && luma <= light + tolerance;
    if (between && (onRowLine || lineDistance(board.across, x) < line)) {
      kinds[i] = GROUND;
    } else if (isLightSquare(board, x, y) ? isLight : isDark) kinds[i] = GROUND;
    else kinds[i] = isDark || isLight ? AMBIGUOUS : SUBJECT;
  }
}

/** Whether what lies across the borders of a pixel's square, nearer ones counting for more, is subject of its grey. */
function isSubjectAround(
  kinds: Uint8Array,
  { width, height }: RgbaImage,
  board: Checkerboard,
  x: number,
  y: number,
): boolean {
  const beyond = LINE + board.softness / 2 + 0.5;
  const left = distanceAfterLine(board.across.side, board.across.phase, x);
  const above = distanceAfterLine(board.down.side, board.down.phase, y);
  let ambiguous = 0;
  let ground = 0;
  const look = (u: number, v: number, distance: number) => {
    if (u < 0 || v < 0 || u >= width || v >= height) return;
    const kind = kinds[v * width + u]!;
    const weight = 1 / (distance + 0.5);
    if (kind === AMBIGUOUS) ambiguous += weight;
    else if (kind === GROUND) ground += weight;
  };
  look(Math.floor(x - left - beyond), y, left);
  look(Math.ceil(x + (board.across.side - left) + beyond), y, board.across.side - left);
  look(x, Math.floor(y - above - beyond), above);
  look(x, Math.ceil(y + (board.down.side - above) + beyond), board.down.side - above);
  return ambiguous > ground;
}

function distanceAfterLine(side: number, phase: number, at: number): number {
  const t = (at + 0.5 - phase) / side;
  return (t - Math.floor(t)) * side;
}

/** Share of a square that a region must show of each grey, to be known by its pattern. */
const SHOWN = 0.15;

/** Erases regions of a mask that show one grey only and do not reach the picture's edge: patches of the subject. */
function keepPatterned(mask: Uint8Array, image: RgbaImage, board: Checkerboard): void {
  const { width, height } = image;
  const { labels, count } = findComponents(mask, image, false);
  const darks = new Uint32Array(count + 1);
  const lights = new Uint32Array(count + 1);
  const line = LINE + board.softness / 2;
  for (let y = 0; y < height; y++) {
    const onRowLine = lineDistance(board.down, y) < line;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const label = labels[i]!;
      if (label === 0) continue;
      const atEdge = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      if (atEdge) darks[label] = lights[label] = 0x7fffffff;
      else if (!onRowLine && lineDistance(board.across, x) >= line) {
        const counts = isLightSquare(board, x, y) ? lights : darks;
        if (counts[label]! < 0x7fffffff) counts[label]!++;
      }
    }
  }
  const least = Math.max(4, SHOWN * board.across.side * board.down.side);
  for (let i = 0; i < mask.length; i++) {
    const label = labels[i]!;
    if (label !== 0 && Math.min(darks[label]!, lights[label]!) < least) mask[i] = 0;
  }
}
