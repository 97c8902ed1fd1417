import { findComponents } from '../components';
import { lumaOf, pixelWords, type RgbaImage } from '../image';
import { clearSpecks } from './board-specks';
import { chromaOf, isLightSquare, lineDistance, type Checkerboard } from './board';

/** Of the subject, but of the grey that the squares of the other kind have. A white shirt looks like that. */
const AMBIGUOUS = 2;
const GROUND = 1;
const SUBJECT = 0;
/** Between two squares, of a grey between theirs. */
const ON_LINE = 3;
/** Nearly of its square's grey: ground where its neighbours are. */
const LOOSE = 4;

/**
 * Half width of the line between squares on which both greys, and those between, are ground; in pixels. Squares of whole
 * pixels have none.
 */
function halfLine({ softness }: Checkerboard): number {
  return softness < 0.05 ? 0.25 : 1 + softness / 2;
}

/** Largest picture whose parts are found, in pixels: they need nine bytes for each. */
const MAX_PIXELS = 20_000_000;

/**
 * Tells a checkerboard's pixels from the subject's: of their square's grey, and part of a region that shows both greys.
 *
 * A subject that has one of the greys itself looks like ground on every second square. On the others it does not. A
 * pixel is taken for the subject's where across its square's nearest borders the subject shows the same grey.
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
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (kinds[i] === ON_LINE && isGroundBeside(kinds, mask, image, board, x, y)) mask[i] = 1;
    }
  }
  joinLoose(kinds, mask, image);
  if (width * height <= MAX_PIXELS) {
    keepPatterned(mask, image, board);
    clearSpecks(mask, image, board);
  }
  return mask;
}

function classifyRow(image: RgbaImage, board: Checkerboard, y: number, kinds: Uint8Array): void {
  const { width } = image;
  const words = pixelWords(image);
  const [dark, light] = board.levels;
  const { tolerance, loose } = board;
  const line = halfLine(board);
  const onRowLine = lineDistance(board.down, y) < line;
  for (let x = 0, i = y * width; x < width; x++, i++) {
    const word = words[i]!;
    if (chromaOf(word) > board.loose) continue;
    const luma = lumaOf(word);
    const own = isLightSquare(board, x, y) ? light : dark;
    const off = Math.max(Math.abs(luma - own), chromaOf(word));
    const other = Math.max(Math.abs(luma - dark - light + own), chromaOf(word));
    const between = luma >= dark - loose && luma <= light + loose;
    if (between && (onRowLine || lineDistance(board.across, x) < line)) {
      kinds[i] = ON_LINE;
    } else if (off <= tolerance) kinds[i] = GROUND;
    else if (other <= tolerance) kinds[i] = AMBIGUOUS;
    else kinds[i] = off <= loose ? LOOSE : SUBJECT;
  }
}

/** Rounds in which what is nearly ground joins the ground beside it. */
const ROUNDS = 3;

/** Pixels around one, and how many of them must be ground. */
const AROUND = 24;
const ENOUGH_BESIDE = 10;

/** The same for a pixel of the other squares' grey: a speck that compression made. */
const SPECK_BESIDE = 15;

function joinLoose(kinds: Uint8Array, mask: Uint8Array, { width, height }: RgbaImage): void {
  for (let round = 0; round < ROUNDS; round++) {
    const joining: number[] = [];
    for (let y = 0; y < height; y++) {
      for (let x = 0, i = y * width; x < width; x++, i++) {
        if (mask[i] === 1 || kinds[i] === SUBJECT) continue;
        let beside = 0;
        let outside = 0;
        for (let v = -2; v <= 2; v++) {
          for (let u = -2; u <= 2; u++) {
            if (y + v < 0 || y + v >= height || x + u < 0 || x + u >= width) outside++;
            else beside += mask[i + v * width + u]!;
          }
        }
        const enough = kinds[i] === LOOSE || kinds[i] === ON_LINE ? ENOUGH_BESIDE : SPECK_BESIDE;
        if (beside >= enough - outside * (enough / AROUND)) joining.push(i);
      }
    }
    for (const i of joining) mask[i] = 1;
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
  const beyond = halfLine(board) + 0.5;
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

/** Whether most of what lies on either side of a line is ground. */
function isGroundBeside(
  kinds: Uint8Array,
  mask: Uint8Array,
  { width, height }: RgbaImage,
  board: Checkerboard,
  x: number,
  y: number,
): boolean {
  const reach = Math.ceil(2 * halfLine(board));
  let ground = 0;
  let other = 0;
  for (const [u, v] of [
    [-reach, 0],
    [reach, 0],
    [0, -reach],
    [0, reach],
    [-reach, -reach],
    [reach, reach],
    [-reach, reach],
    [reach, -reach],
  ] as const) {
    if (x + u < 0 || x + u >= width || y + v < 0 || y + v >= height) continue;
    const at = (y + v) * width + x + u;
    if (kinds[at] === ON_LINE) continue;
    if (mask[at] === 1) ground++;
    else other++;
  }
  return ground > other;
}

function distanceAfterLine(side: number, phase: number, at: number): number {
  const t = (at + 0.5 - phase) / side;
  return (t - Math.floor(t)) * side;
}

/** Share of a square that a region must show of each grey, to be known by its pattern. */
const SHOWN = 0.15;

/**
 * Erases regions of a mask that show one grey only and do not reach the picture's edge. They are patches of the
 * subject.
 */
function keepPatterned(mask: Uint8Array, image: RgbaImage, board: Checkerboard): void {
  const { width, height } = image;
  const { labels, count } = findComponents(mask, image, false);
  const darks = new Uint32Array(count + 1);
  const lights = new Uint32Array(count + 1);
  const line = halfLine(board);
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
