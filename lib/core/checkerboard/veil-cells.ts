import { lumaOf, pixelWords, type RgbaImage, type Size } from '../image';
import { type Checkerboard } from './board';
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

/** Neighbouring pixels of a photo's texture are alike: of so many, one counts. */
const ALIKE = 5;

/** A picture's luma against its board's, summed up in cells. */
export interface VeilCells extends Size {
  /** Pixels of a cell, each way. */
  readonly side: number;
  /** Half the difference of the board's greys. */
  readonly half: number;
  /** {@link SUMS} of each cell. */
  readonly sums: Float64Array;
}

/** From when on squares count as seen through a subject. */
export interface Sight {
  /** Share of the squares' contrast that is seen, at least. */
  readonly share: number;
  /** The same in standard errors. */
  readonly errors: number;
}

/**
 * Sums up how a picture's luma steps with its board's, away from where the ground is bare.
 *
 * @param image not changed
 * @param mask 1 where a pixel is ground
 */
export function measureVeil(image: RgbaImage, board: Checkerboard, mask: Uint8Array): VeilCells {
  const side = Math.max(2, Math.min(MOST_CELL, Math.round(board.across.side / CELLS)));
  const cells = { width: Math.ceil(image.width / side), height: Math.ceil(image.height / side) };
  const waves = wavesOf(image, board);
  return { ...cells, side, half: waves.half, sums: stepSums(image, waves, mask, cells, side) };
}

/**
 * Finds the cells where squares are seen. How much of the board's contrast is left is the share of ground, by least
 * squares over the steps. Cells that cannot be judged are what is near them.
 *
 * @returns 1 where squares are seen, 0 elsewhere
 */
export function seenCells(cells: VeilCells, sight: Sight): Uint8Array {
  return widen(judgeCells(cells, sight), cells);
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

function judgeCells({ sums, width, height, half }: VeilCells, { share, errors }: Sight): Uint8Array {
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
      const isVeiled = seen > share * steps && seen > errors * Math.sqrt(ALIKE * squares);
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
