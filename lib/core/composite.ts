import type { Recolouring } from './foreground';
import type { RgbaImage } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';
import type { MatteRows } from './matte-rows';

/**
 * Puts a matte into a picture's alpha channel: alpha becomes matte × alpha, rounded. Where nothing is left of a pixel
 * its colour is erased too. A cut-out must not carry the background it removed, and PNG packs zeros well.
 *
 * @param image read
 * @param matte of the picture's size
 * @param target where the rows are written; the picture itself, or one of its size
 * @param from first row
 * @param to row after the last
 * @param recolouring called for each row before its alpha is changed
 * @throws RangeError where the sizes differ
 */
export function applyMatte(
  image: RgbaImage,
  matte: MatteRows,
  target: RgbaImage = image,
  from: number = 0,
  to: number = image.height,
  recolouring?: Recolouring,
): void {
  const { width, height } = image;
  if (matte.width !== width || matte.height !== height) {
    throw new RangeError(
      `Expected a matte of ${width} × ${height} but received ${matte.width} × ${matte.height}.`,
    );
  }
  const stride = width * 4;
  const lineBytes = recolouring?.lineBytes ?? 0;
  const alphas = new Uint8Array(width);
  for (let y = from; y < to; y++) {
    matte.readRow(y, alphas);
    const lengths = [stride, width, lineBytes, lineBytes, lineBytes] as const;
    withBuffers(lengths, ([row, mattes, ...lines]) => {
      const { bytes } = viewHeap();
      const pixels = image.data.subarray(y * stride, (y + 1) * stride);
      bytes.set(pixels, row);
      bytes.set(alphas, mattes);
      recolouring?.recolourRow(y, row, mattes, lines);
      kernels.applyMattes(row, mattes, width);
      target.data.set(bytes.subarray(row, row + stride), y * stride);
    });
  }
}
