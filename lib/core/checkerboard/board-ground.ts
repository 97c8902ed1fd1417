import type { RgbaImage } from '../image';
import type { UnmixSpec } from '../graphic/unmix-spec';
import { findBoardMask } from './board-mask';
import type { Checkerboard, Pattern } from './checkerboard';

/** How to unmix a picture from its checkerboard. Each pixel's ground is its square's grey. */
export function boardSpecOf(image: RgbaImage, board: Checkerboard): UnmixSpec {
  const { width } = image;
  const mask = findBoardMask(image, board);
  const [dark, light] = board.levels;
  const columns = Float32Array.from({ length: width }, (_, x) => parityOf(board.across, x, board.softness));
  return {
    ground: {
      noise: 0,
      readRow(y, out) {
        const row = parityOf(board.down, y, board.softness);
        for (let x = 0; x < width; x++) {
          // Product of two square waves from -1 to 1: 1 where column and row are of one parity.
          const wave = columns[x]! * row * (board.lightFirst ? 1 : -1);
          out.fill(dark + ((wave + 1) / 2) * (light - dark), x * 3, x * 3 + 3);
        }
      },
    },
    mask,
    inks: [],
    edge: EDGE,
    ringing: 0,
    chroma: CHROMA,
    weakest: WEAKEST,
  };
}

/** Width of a subject's edge, in pixels. */
const EDGE = 3;

/** A subject differs from grey squares by its colour as much as by its luma. */
const CHROMA = 0.6;

/** Distance of a subject from a square's grey below which an edge's share cannot be told, in levels. */
const WEAKEST = 30;

/** 1 in even squares, -1 in odd ones, and between where a pixel lies on the line. */
function parityOf({ side, phase }: Pattern, at: number, softness: number): number {
  const t = (at + 0.5 - phase) / side;
  const nearest = Math.round(t);
  const off = (t - nearest) * side;
  const after = (nearest & 1) === 0 ? 1 : -1;
  const half = 0.5 + softness / 2;
  return after * Math.max(-1, Math.min(1, off / half));
}
