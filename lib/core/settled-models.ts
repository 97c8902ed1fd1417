import { kernels, viewHeap, withBuffers } from './kernels/heap';

/**
 * Replaces functions of colour by the constants 0 and 255 where the grid is settled at 0 or 1.
 * @param models four values a sample, as `guidedCoefficients` makes them; changed
 * @param settled see `settledLevels`
 */
export function settleModels(models: Float32Array, settled: Uint8Array): void {
  withBuffers([models.length * 4, settled.length], ([functions, states]) => {
    const { bytes, floats } = viewHeap();
    floats.set(models, functions / 4);
    bytes.set(settled, states);
    kernels.settleModels(functions, states, settled.length);
    models.set(floats.subarray(functions / 4, functions / 4 + models.length));
  });
}

/**
 * Corrects functions of colour where the grid is not settled, and stretches what they answer.
 * @param models four values a sample; changed
 * @param corrections added to the constants, one a sample
 * @param margins levels at either end that become 0 and 255, one a sample
 */
export function correctModels(
  models: Float32Array,
  settled: Uint8Array,
  corrections: Float32Array,
  margins: Float32Array,
): void {
  const samples = settled.length;
  const lengths = [models.length * 4, samples, samples * 4, samples * 4] as const;
  withBuffers(lengths, ([functions, states, added, ends]) => {
    const { bytes, floats } = viewHeap();
    floats.set(models, functions / 4);
    bytes.set(settled, states);
    floats.set(corrections, added / 4);
    floats.set(margins, ends / 4);
    kernels.correctModels(functions, states, added, ends, samples);
    models.set(floats.subarray(functions / 4, functions / 4 + models.length));
  });
}
