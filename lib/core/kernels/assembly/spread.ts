/**
 * Lets sources spread to the eight neighbours of what they hold, breadth first.
 *
 * @param source int32 of each sample: itself where it is a source, −1 elsewhere; receives the nearest source
 * @param steps int32 of each sample: 0 where it is a source, −1 elsewhere; receives how far its source is
 * @param queue int32 of each sample: the sources first
 * @param end how many sources there are
 */
// prettier-ignore
export function spread(source: usize, steps: usize, queue: usize, end: i32, width: i32, height: i32, maxSteps: i32): void {
  for (let begin = 0; begin < end; begin++) {
    const at = load<i32>(queue + (<usize>begin << 2));
    const step = load<i32>(steps + (<usize>at << 2));
    if (step >= maxSteps) return;
    const from = load<i32>(source + (<usize>at << 2));
    const y = at / width;
    const x = at - y * width;
    const right = min(width - 1, x + 1);
    const lower = min(height - 1, y + 1);
    for (let row = max(0, y - 1); row <= lower; row++) {
      for (let column = max(0, x - 1); column <= right; column++) {
        const next = row * width + column;
        const offset = <usize>next << 2;
        if (load<i32>(source + offset) !== -1) continue;
        store<i32>(source + offset, from);
        store<i32>(steps + offset, step + 1);
        store<i32>(queue + (<usize>end << 2), next);
        end++;
      }
    }
  }
}
