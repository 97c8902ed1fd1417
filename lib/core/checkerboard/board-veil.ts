import { SEEN_THROUGH } from '../graphic/strip';
import type { Size } from '../image';
import { seenCells, type Sight, type VeilCells } from './veil-cells';

/** When squares are surely seen. */
const SURELY: Sight = { share: 0.1, errors: 3 };

/**
 * Marks where squares are seen through a subject, as through hair: where its luma steps with the board's. A subject's
 * own texture knows nothing of the squares. What is found reaches to the ground.
 *
 * @param mask 1 where a pixel is ground; changed to {@link SEEN_THROUGH} where ground is seen through it
 */
export function markVeil(size: Size, cells: VeilCells, mask: Uint8Array): void {
  const veiled = seenCells(cells, SURELY);
  keepTouching(veiled, groundCells(mask, size, cells, cells.side), cells);
  for (let y = 0, i = 0; y < size.height; y++) {
    const row = Math.floor(y / cells.side) * cells.width;
    for (let x = 0; x < size.width; x++, i++) {
      if (mask[i] === 0 && veiled[row + Math.floor(x / cells.side)] === 1) mask[i] = SEEN_THROUGH;
    }
  }
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
