import type { Size } from './image';

/** A four-dimensional float32 tensor, NCHW: pictures, channels, rows, columns; the last changes fastest. */
export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly [n: number, c: number, h: number, w: number];
}

/**
 * Checks that a tensor holds one picture of so many channels.
 * @param what what the tensor is, for the message
 * @returns the size of its channels
 * @throws RangeError where the dims differ from [1, channels, h, w] or do not match the data's length
 */
export function assertSinglePicture(tensor: Tensor, channels: number, what: string): Size {
  const [n, c, height, width] = tensor.dims;
  if (tensor.dims.length !== 4 || n !== 1 || c !== channels || !(height >= 1) || !(width >= 1)) {
    throw new RangeError(
      `Expected ${what} to be [1, ${channels}, h, w] but received [${tensor.dims.join(', ')}].`,
    );
  }
  if (tensor.data.length !== channels * height * width) {
    throw new RangeError(
      `Expected ${channels * height * width} values for ${what} of [${tensor.dims.join(', ')}] ` +
        `but received ${tensor.data.length}.`,
    );
  }
  return { width, height };
}
