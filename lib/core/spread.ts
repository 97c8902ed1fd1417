import type { Size } from './image';

/** What {@link spread} tells of a sample that no source reaches. */
export const UNREACHED = -1;

/**
 * Finds for each sample its nearest source, in steps to any of the eight neighbours, by breadth-first search: linear in
 * the samples. Of two sources as near, the one listed first takes the sample.
 *
 * @param sources indices of samples, each once
 * @param maxSteps how far sources reach
 * @returns for each sample the index of its source, and the steps to it; {@link UNREACHED} in both where there is none
 */
export function spread(
  sources: Iterable<number>,
  { width, height }: Size,
  maxSteps: number,
): { source: Int32Array; steps: Int32Array } {
  const source = new Int32Array(width * height).fill(UNREACHED);
  const steps = new Int32Array(width * height).fill(UNREACHED);
  const queue = new Int32Array(width * height);
  let end = 0;
  for (const sample of sources) {
    source[sample] = sample;
    steps[sample] = 0;
    queue[end++] = sample;
  }
  for (let begin = 0; begin < end; begin++) {
    const at = queue[begin]!;
    if (steps[at]! >= maxSteps) break;
    const x = at % width;
    const y = (at - x) / width;
    for (let dy = y > 0 ? -1 : 0; dy <= (y + 1 < height ? 1 : 0); dy++) {
      for (let dx = x > 0 ? -1 : 0; dx <= (x + 1 < width ? 1 : 0); dx++) {
        const next = at + dy * width + dx;
        if (source[next] !== UNREACHED) continue;
        source[next] = source[at]!;
        steps[next] = steps[at]! + 1;
        queue[end++] = next;
      }
    }
  }
  return { source, steps };
}
