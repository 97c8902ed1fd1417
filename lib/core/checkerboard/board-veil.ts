import { SEEN_THROUGH } from '../graphic/strip';
import { pixelWords, type RgbaImage, type Size } from '../image';
import { lumaOf, type Checkerboard } from './checkerboard';
import { wavesOf, type BoardWaves } from './board-waves';

/** Pixels between the two that are compared: more than a line is wide, less than a square. */
const STEP = 2;

/** Pixels around the ground that belong to a hard edge, where squares are seen through no subject. */
const EDGE = 2;

/** Cells a square's side. */
const CELLS = 3;
const MOST_CELL = 8;

/** Cells around one by which it is judged: three squares across. */
const REACH = 4;

/** Share of the squares' contrast that is seen through a subject, at least; and in standard errors. */
const SEEN = 0.1;
const SURE = 3;

/** Neighbouring pixels of a photo's texture are alike: of so many, one counts. */
const ALIKE = 5;

/**
 * Finds where squares are seen through a subject, as through hair: where its luma steps with the board's. How much of
 * the board's contrast is left is the share of ground, by least squares over the steps. A subject's own texture knows
 * nothing of the squares. What is found reaches to the ground.
 *
 * @param image not changed
 * @param mask 1 where a pixel is ground; changed to {@link SEEN_THROUGH} where ground is seen through it
 */
export function markVeil(image: RgbaImage, board: Checkerboard, mask: Uint8Array): void {
  const side = Math.max(2, Math.min(MOST_CELL, Math.round(board.across.side / CELLS)));
  const cells = { width: Math.ceil(image.width / side), height: Math.ceil(image.height / side) };
  const waves = wavesOf(image, board);
  const veiled = widen(judgeCells(stepSums(image, waves, mask, cells, side), cells, waves.half), cells);
  keepTouching(veiled, groundCells(mask, image, cells, side), cells);
  for (let y = 0, i = 0; y < image.height; y++) {
    const row = Math.floor(y / side) * cells.width;
    for (let x = 0; x < image.width; x++, i++) {
      if (mask[i] === 0 && veiled[row + Math.floor(x / side)] === 1) mask[i] = SEEN_THROUGH;
    }
  }
}

/** Sums of a cell: steps of picture times board, of the board's squares, and of the products' squares. */
const SUMS = 3;

function stepSums(
  image: RgbaImage,
  { columns, rows, half }: BoardWaves,
  mask: Uint8Array,
  cells: Size,
  side: number,
): Float64Array {
  const { width, height } = image;
  const words = pixelWords(image);
  const inside = farFromGround(mask, image);
  const sums = new Float64Array(cells.width * cells.height * SUMS);
  const add = (i: number, j: number, cell: number, step: number) => {
    if (step === 0 || inside[i] === 0 || inside[j] === 0) return;
    const seen = (lumaOf(words[j]!) - lumaOf(words[i]!)) * step;
    sums[cell] = sums[cell]! + seen;
    sums[cell + 1] = sums[cell + 1]! + step * step;
    sums[cell + 2] = sums[cell + 2]! + seen * seen;
  };
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / side) * cells.width;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (inside[i] === 0) continue;
      const cell = (row + Math.floor(x / side)) * SUMS;
      if (x + STEP < width) add(i, i + STEP, cell, half * (columns[x + STEP]! - columns[x]!) * rows[y]!);
      if (y + STEP < height) {
        add(i, i + STEP * width, cell, half * (rows[y + STEP]! - rows[y]!) * columns[x]!);
      }
    }
  }
  return sums;
}

/** 1 where no ground is within {@link EDGE}. */
function farFromGround(mask: Uint8Array, { width, height }: Size): Uint8Array {
  const far = new Uint8Array(mask.length).fill(1);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] === 0) continue;
      const isInner =
        mask[i - 1] === 1 && mask[i + 1] === 1 && mask[i - width] === 1 && mask[i + width] === 1;
      if (isInner) {
        far[i] = 0;
        continue;
      }
      const from = Math.max(0, x - EDGE);
      const to = Math.min(width, x + EDGE + 1);
      for (let v = Math.max(0, y - EDGE); v <= Math.min(height - 1, y + EDGE); v++) {
        far.fill(0, v * width + from, v * width + to);
      }
    }
  }
  return far;
}

const SOLID = 0;
const VEILED = 1;
/** Of few steps: what its neighbours are. */
const UNTOLD = 2;

function judgeCells(sums: Float64Array, { width, height }: Size, half: number): Uint8Array {
  const kinds = new Uint8Array(width * height);
  const least = LEAST_STEPS * (2 * half) ** 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let seen = 0;
      let steps = 0;
      let squares = 0;
      for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
        for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u++) {
          const cell = (v * width + u) * SUMS;
          seen += sums[cell]!;
          steps += sums[cell + 1]!;
          squares += sums[cell + 2]!;
        }
      }
      const isVeiled = seen > SEEN * steps && seen > SURE * Math.sqrt(ALIKE * squares);
      kinds[y * width + x] = isVeiled ? VEILED : steps < least ? UNTOLD : SOLID;
    }
  }
  return kinds;
}

/** Steps of the board's full contrast by which a cell can be judged. */
const LEAST_STEPS = 400;

/**
 * Cells around a veiled one that belong to the veil where they cannot be judged. Near the ground there are few steps.
 */
const WIDER = 3;

function widen(kinds: Uint8Array, { width, height }: Size): Uint8Array {
  const wide = new Uint8Array(kinds.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (kinds[y * width + x] !== VEILED) continue;
      for (let v = Math.max(0, y - WIDER); v <= Math.min(height - 1, y + WIDER); v++) {
        for (let u = Math.max(0, x - WIDER); u <= Math.min(width - 1, x + WIDER); u++) {
          if (kinds[v * width + u] !== SOLID) wide[v * width + u] = 1;
        }
      }
    }
  }
  return wide;
}

function groundCells(mask: Uint8Array, { width, height }: Size, cells: Size, side: number): Uint8Array {
  const ground = new Uint8Array(cells.width * cells.height);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / side) * cells.width;
    for (let x = 0; x < width; x++, i++) if (mask[i] === 1) ground[row + Math.floor(x / side)] = 1;
  }
  return ground;
}

/** Erases what does not reach cells with ground. */
function keepTouching(veiled: Uint8Array, ground: Uint8Array, { width, height }: Size): void {
  const reached = new Uint8Array(veiled.length);
  const open: number[] = [];
  for (let i = 0; i < veiled.length; i++) if (ground[i] === 1 && veiled[i] === 1) open.push(i);
  for (const i of open) reached[i] = 1;
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    const x = i % width;
    for (const next of [x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i, i - width, i + width]) {
      if (next < 0 || next >= width * height || veiled[next] === 0 || reached[next] === 1) continue;
      reached[next] = 1;
      open.push(next);
    }
  }
  veiled.set(reached);
}
