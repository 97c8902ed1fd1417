import { pixelWords, type RgbaImage } from './image';

/**
 * Gives the colours of a subject's edge to all fully transparent pixels beyond it, in place; alpha stays. A lossy
 * format that stores colours apart from alpha would blend the edge with the black of erased pixels. It would show as a
 * fringe.
 *
 * Along each row the nearest colour is taken. A row without any takes the row above, or at the top the one below.
 *
 * @param image changed; erased pixels are [0, 0, 0, 0]
 */
export function extendColours(image: RgbaImage): void {
  const { width, height } = image;
  const words = pixelWords(image);
  const rowOf = (y: number) => words.subarray(y * width, (y + 1) * width);
  let filled: number | undefined;
  for (let y = 0; y < height; y++) {
    if (extendRow(rowOf(y))) {
      if (filled === undefined) for (let above = 0; above < y; above++) copyColours(rowOf(y), rowOf(above));
      filled = y;
    } else if (filled !== undefined) copyColours(rowOf(filled), rowOf(y));
  }
}

/** @returns whether the row had any colour */
function extendRow(row: Int32Array): boolean {
  let last = -1;
  for (let x = 0; x < row.length; x++) {
    if (row[x]! >>> 24 === 0) continue;
    const colour = row[x]! & 0x00ffffff;
    const middle = last < 0 ? 0 : (last + x + 1) >> 1;
    if (last >= 0) row.fill(row[last]! & 0x00ffffff, last + 1, middle);
    row.fill(colour, Math.max(middle, last + 1), x);
    last = x;
  }
  if (last >= 0) row.fill(row[last]! & 0x00ffffff, last + 1);
  return last >= 0;
}

/** Copies the colours of a row, whose alpha is no matter, to one that is transparent throughout. */
function copyColours(from: Int32Array, to: Int32Array): void {
  for (let x = 0; x < to.length; x++) to[x] = from[x]! & 0x00ffffff;
}
