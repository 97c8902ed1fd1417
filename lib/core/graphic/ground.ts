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

/** Most that a border's pixel is away from a ground that varies, in deviations of the noise and in levels. */
const BORDER_DEVIATIONS = 3.5;
const BORDER_LEVELS = 4;

/**
 * The share of a border that is ground, 0 to 1.
 *
 * @param offs how far its samples are from the ground, in levels of luma
 * @param noise the ground's standard deviation, in the same
 */
export function groundShare(offs: readonly number[], noise: number): number {
  const most = noise * BORDER_DEVIATIONS + BORDER_LEVELS;
  return offs.filter((off) => off <= most).length / offs.length;
}
