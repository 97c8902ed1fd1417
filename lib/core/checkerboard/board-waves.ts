import type { Size } from '../image';
import type { Checkerboard, Pattern } from './board';

/** A checkerboard as a product of two square waves: grey = middle + half × columns[x] × rows[y]. */
export interface BoardWaves {
  /** From −1 to 1, one for each column of the picture. */
  readonly columns: Float32Array;
  /** The same for its rows. */
  readonly rows: Float32Array;
  /** Mean of the two greys, 0 to 255. */
  readonly middle: number;
  /** Half their difference; negative where the square at the phases is the dark one. */
  readonly half: number;
}

export function wavesOf({ width, height }: Size, board: Checkerboard): BoardWaves {
  const [dark, light] = board.levels;
  const half = (light - dark) / 2;
  return {
    columns: Float32Array.from({ length: width }, (_, x) => waveAt(board.across, x, board.softness)),
    rows: Float32Array.from({ length: height }, (_, y) => waveAt(board.down, y, board.softness)),
    middle: dark + half,
    half: board.lightFirst ? half : -half,
  };
}

/** 1 in even squares, -1 in odd ones, and between where a pixel lies on the line. */
function waveAt({ side, phase }: Pattern, at: number, softness: number): number {
  const t = (at + 0.5 - phase) / side;
  const nearest = Math.round(t);
  const off = (t - nearest) * side;
  const after = (nearest & 1) === 0 ? 1 : -1;
  const half = 0.5 + softness / 2;
  return after * Math.max(-1, Math.min(1, off / half));
}
