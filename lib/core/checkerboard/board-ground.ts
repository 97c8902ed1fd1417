import type { RgbaImage } from '../image';
import type { UnmixSpec } from '../graphic/strip';
import type { Checkerboard } from './board';
import { markDoubt } from './board-doubt';
import { findBoardMask } from './board-mask';
import { markVeil } from './board-veil';
import { wavesOf } from './board-waves';
import { measureVeil } from './veil-cells';

/** How to unmix a picture from its checkerboard. Each pixel's ground is its square's grey. */
export function boardSpecOf(image: RgbaImage, board: Checkerboard): UnmixSpec {
  const mask = findBoardMask(image, board);
  const cells = measureVeil(image, board, mask);
  markVeil(image, cells, mask);
  markDoubt(image, board, cells, EDGE, mask);
  const { columns, rows, middle, half } = wavesOf(image, board);
  return {
    ground: {
      noise: 0,
      readRow(y, out) {
        const row = half * rows[y]!;
        for (let x = 0; x < columns.length; x++) out.fill(middle + row * columns[x]!, x * 3, x * 3 + 3);
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
