import type { Size } from './image';

/** Connected parts of a mask. */
export interface Components {
  /** For each sample the number of its component, from 1 on; 0 outside the mask. */
  readonly labels: Int32Array;
  /** How many components there are. */
  readonly count: number;
}

/**
 * Finds the connected components of a mask, by flood fill over one preallocated stack: linear in the samples.
 * @param mask of the size given; what is not 0 belongs to it
 * @param diagonal whether samples that touch at a corner are connected
 */
export function findComponents(mask: Uint8Array, { width, height }: Size, diagonal: boolean): Components {
  const labels = new Int32Array(mask.length);
  const stack = new Int32Array(mask.length);
  let count = 0;
  for (let seed = 0; seed < mask.length; seed++) {
    if (mask[seed] === 0 || labels[seed] !== 0) continue;
    labels[seed] = ++count;
    let top = 0;
    stack[top++] = seed;
    while (top > 0) {
      const at = stack[--top]!;
      const x = at % width;
      const y = (at - x) / width;
      for (let dy = y > 0 ? -1 : 0; dy <= (y + 1 < height ? 1 : 0); dy++) {
        for (let dx = x > 0 ? -1 : 0; dx <= (x + 1 < width ? 1 : 0); dx++) {
          if (!diagonal && dx !== 0 && dy !== 0) continue;
          const next = at + dy * width + dx;
          if (mask[next] === 0 || labels[next] !== 0) continue;
          labels[next] = count;
          stack[top++] = next;
        }
      }
    }
  }
  return { labels, count };
}
