import type { Size } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';

/** Connected parts of a mask. */
export interface Components {
  /** For each sample the number of its component, from 1 on; 0 outside the mask. */
  readonly labels: Int32Array;
  /** How many components there are. */
  readonly count: number;
}

/**
 * Finds the connected components of a mask in one pass over its rows. Runs of a row that touch a run of the row before
 * join its component. It is union-find with path halving (He, Chao, Suzuki, "A run-based two-scan labeling algorithm",
 * IEEE Trans. Image Processing 17(5), 2008). Linear in the samples.
 * @param mask of the size given; what is not 0 belongs to it
 * @param diagonal whether samples that touch at a corner are connected
 */
export function findComponents(mask: Uint8Array, { width, height }: Size, diagonal: boolean): Components {
  const samples = width * height;
  const runs = Math.ceil(width / 2) * height + 1;
  return withBuffers([samples, samples * 4, runs * 4], ([from, labels, parents]) => {
    const { bytes, ints } = viewHeap();
    bytes.set(mask, from);
    ints.fill(0, labels / 4, labels / 4 + samples);
    const count = kernels.numberParts(from, width, height, diagonal ? 1 : 0, labels, parents);
    return { labels: ints.slice(labels / 4, labels / 4 + samples), count };
  });
}
