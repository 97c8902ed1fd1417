import { cellRowsAt, type Cells } from './cells';
import { COEFFICIENTS } from './guided-filter';
import type { RgbaImage } from './image';
import { kernels, layBuffers, viewHeap } from './kernels/heap';
import type { MatteRows } from './matte-rows';

/**
 * Applies linear functions of colour, known on cells of pixels, to a picture: the functions' coefficients are
 * interpolated linearly between the cells' centres.
 *
 * @param models for each cell red, green and blue factors and a constant, making alpha of 0 to 255
 * @param cells where they lie
 * @param image its colours; read with each row
 */
export function modelRows(models: Float32Array, cells: Cells, image: RgbaImage): MatteRows {
  const { width, height } = image;
  const values = cells.width * COEFFICIENTS;
  const stride = width * 4;
  return {
    width,
    height,
    readRow(y, out) {
      const [upper, lower, line, row, alphas] = layBuffers(values * 4, values * 4, values * 4, stride, width);
      const { bytes, floats } = viewHeap();
      const { first, second, share } = cellRowsAt(cells, y);
      floats.set(models.subarray(first * values, (first + 1) * values), upper / 4);
      floats.set(models.subarray(second * values, (second + 1) * values), lower / 4);
      bytes.set(image.data.subarray(y * stride, (y + 1) * stride), row);
      kernels.mixModels(upper, lower, cells.width, share, line);
      kernels.applyModels(line, cells.width, cells.cell.width, row, width, alphas);
      out.set(bytes.subarray(alphas, alphas + width));
    },
  };
}
