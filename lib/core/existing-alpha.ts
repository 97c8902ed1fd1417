import { areaTaps } from './filter';
import { pixelWords, type RgbaImage, type Size } from './image';
import type { MatteGrid } from './matte';
import { mixAcross, mixDown, type Plane } from './plane';
import { spread, UNREACHED } from './spread';

/** Opacity below which a sample of the grid says nothing of what was visible there: half a level of 255. */
const INVISIBLE = 0.5 / 255;

/**
 * Takes a matte relative to the picture's own alpha: how much of what was visible is foreground. The result is to be
 * multiplied by the picture's alpha. That then does not count twice where the net saw the same soft edge. So the
 * cut-out of a cut-out is itself.
 *
 * Where nothing was visible the ratio is taken from the nearest place where something was.
 *
 * @param grid the net's matte, 0 to 1; not changed
 * @param image not changed
 * @returns 0 to 1, of the grid's size
 */
export function relativeToAlpha(grid: MatteGrid, image: RgbaImage): MatteGrid {
  const { width, height } = grid;
  const own = averageAlpha(image, grid).data;
  const visible: number[] = [];
  for (let i = 0; i < own.length; i++) if (own[i]! > INVISIBLE) visible.push(i);
  const { source } = spread(visible, grid, width + height);
  const data = Float32Array.from(source, (i) => {
    if (i === UNREACHED) return 0;
    // The difference that rounding makes must not leave a trace.
    return grid.data[i]! >= own[i]! - INVISIBLE ? 1 : grid.data[i]! / own[i]!;
  });
  return { width, height, data };
}

/**
 * The picture's alpha, averaged by area.
 * @returns 0 to 1, of the target's size
 */
export function averageAlpha(image: RgbaImage, target: Size): Plane {
  const { width, height } = image;
  const words = pixelWords(image);
  const across = areaTaps(width, target.width);
  const row = new Float32Array(width);
  const rows = new Float32Array(target.width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) row[x] = (words[i]! >>> 24) / 255;
    rows.set(mixAcross(row, 1, across), y * target.width);
  }
  const data = mixDown(rows, target.width, areaTaps(height, target.height));
  return { width: target.width, height: target.height, data };
}
