import { mixCellRows, type Cells } from './cells';
import { COEFFICIENTS } from './guided-filter';
import type { RgbaImage } from './image';
import { kernels, viewHeap, withBuffers } from './kernels/heap';
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
  const lineBytes = cells.width * COEFFICIENTS * 4;
  const stride = width * 4;
  return {
    width,
    height,
    readRow(y, out) {
      const lengths = [stride, width, lineBytes, lineBytes, lineBytes] as const;
      withBuffers(lengths, ([row, alphas, ...lines]) => {
        const line = mixCellRows(models, cells, COEFFICIENTS, y, lines);
        const { bytes } = viewHeap();
        bytes.set(image.data.subarray(y * stride, (y + 1) * stride), row);
        kernels.applyModels(line, cells.width, cells.cell.width, row, width, alphas);
        out.set(bytes.subarray(alphas, alphas + width));
      });
    },
  };
}
