/**
 * The first pixel of a span: that whose middle lies at or beyond the middle of the cell before it. Spans lie between the
 * middles of neighbouring cells; the first is before the first cell's.
 *
 * @param cellWidth in pixels
 */
export function spanStart(span: i32, cellWidth: i32): i32 {
  // ⌈(span − ½) × cellWidth − ½⌉
  return ((2 * span - 1) * cellWidth) >> 1;
}
