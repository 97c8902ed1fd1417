/** R, G, B, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The colour behind a graphic: one for the whole picture, or one that varies slowly across it. */
export interface Ground {
  /** Standard deviation of the ground's pixels from it, in levels of luma. */
  readonly noise: number;
  /** Share of the samples of the picture's border that are ground, 0 to 1. */
  readonly border: number;
  /** Whether it varies, as photographed paper does. */
  readonly varies: boolean;
  /**
   * @param y row, from the top
   * @param out receives R, G and B of each column
   */
  readRow(y: number, out: Float32Array): void;
}
