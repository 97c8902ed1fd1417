import { pixelWords, type RgbaImage } from '../image';
import type { Turn } from '../rendering';

/** Side of the squares in which pixels are moved: their rows and columns stay in the processor's cache. */
const TILE = 32;

/**
 * Turns a picture clockwise, in memory of its own.
 *
 * @param image not changed
 */
export function turnImage(image: RgbaImage, turn: Turn): RgbaImage {
  const { width, height } = image;
  const sideways = turn !== 180;
  const size = sideways ? { width: height, height: width } : { width, height };
  const turned = { ...size, data: new Uint8Array(image.data.length) };
  const from = pixelWords(image);
  const to = pixelWords(turned);
  // Where the pixel at 0, 0 goes, and how far apart its neighbours in x and in y are then.
  const [start, stepX, stepY] = {
    90: [height - 1, height, -1],
    180: [width * height - 1, -1, -width],
    270: [(width - 1) * height, -height, 1],
  }[turn] as [number, number, number];
  for (let top = 0; top < height; top += TILE) {
    const bottom = Math.min(height, top + TILE);
    for (let left = 0; left < width; left += TILE) {
      const right = Math.min(width, left + TILE);
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) to[start + x * stepX + y * stepY] = from[y * width + x]!;
      }
    }
  }
  return turned;
}
