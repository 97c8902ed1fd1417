/** A picture of the output's size that is made row by row, from the top, each row once. */
export interface BackgroundRows {
  /** @param out receives the row's pixels, as words */
  readRow(y: number, out: Int32Array): void;
}
