import type { Size } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';

/** What {@link spread} tells of a sample that no source reaches. */
export const UNREACHED = -1;

/**
 * Finds for each sample its nearest source, in steps to any of the eight neighbours. Breadth-first search is linear in
 * the samples. Of two sources as near, the one listed first takes the sample.
 *
 * @param sources indices of samples, each once
 * @param maxSteps how far sources reach
 * @returns for each sample the index of its source, and the steps to it. Both are {@link UNREACHED} where there is none
 */
export function spread(
  sources: Iterable<number>,
  { width, height }: Size,
  maxSteps: number,
): { source: Int32Array; steps: Int32Array } {
  const samples = width * height;
  return withBuffers([samples * 4, samples * 4, samples * 4], ([source, steps, queue]) => {
    const { ints } = viewHeap();
    ints.fill(UNREACHED, source / 4, source / 4 + samples);
    ints.fill(UNREACHED, steps / 4, steps / 4 + samples);
    let end = 0;
    for (const sample of sources) {
      ints[source / 4 + sample] = sample;
      ints[steps / 4 + sample] = 0;
      ints[queue / 4 + end++] = sample;
    }
    kernels.spread(source, steps, queue, end, width, height, maxSteps);
    return {
      source: ints.slice(source / 4, source / 4 + samples),
      steps: ints.slice(steps / 4, steps / 4 + samples),
    };
  });
}
