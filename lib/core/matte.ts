import type { Size } from './image';
import { assertSinglePicture, type Tensor } from './tensor';

/** How a net's raw output becomes alpha. */
export interface MatteOutput {
  /** `none`: the graph already ends in 0 to 1. `sigmoid`: it ends in logits. */
  readonly activation: 'none' | 'sigmoid';
  /** Whether alpha is stretched so that the picture's lowest becomes 0 and its highest 1 (rembg, U²-Net). */
  readonly rescale: boolean;
}

/** Alpha on the net's grid: row-major, 0 to 1. */
export interface MatteGrid extends Size {
  readonly data: Float32Array;
}

/** The net answered with NaN or infinity: its file is damaged or its arithmetic overflowed. */
export class NonFiniteOutputError extends Error {
  override readonly name = 'NonFiniteOutputError';

  constructor(value: number, index: number) {
    super(`Expected finite numbers from the net but received ${value} at index ${index}.`);
  }
}

/**
 * Reads the net's output as alpha.
 * @param output [1, 1, h, w]; not changed
 * @returns alpha on the same grid, 0 to 1
 * @throws NonFiniteOutputError where the output holds NaN or infinity
 * @throws RangeError where the output has other dims
 */
export function readMatte(output: Tensor, { activation, rescale }: MatteOutput): MatteGrid {
  const size = assertSinglePicture(output, 1, 'the net’s output');
  const data = new Float32Array(output.data.length);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < data.length; i++) {
    const raw = output.data[i]!;
    if (!Number.isFinite(raw)) throw new NonFiniteOutputError(raw, i);
    data[i] = activation === 'sigmoid' ? 1 / (1 + Math.exp(-raw)) : raw;
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  // A flat output has no range to stretch; it is taken as it is.
  const stretched = rescale && high > low;
  const offset = stretched ? low : 0;
  const range = stretched ? high - low : 1;
  for (let i = 0; i < data.length; i++) {
    data[i] = Math.min(1, Math.max(0, (data[i]! - offset) / range));
  }
  return { ...size, data };
}
