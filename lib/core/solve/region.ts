import { pixelWords, type RgbaImage, type Size } from '../image';
import type { Box } from '../render/box';
import { pixelsOf, type Length, type Sides } from '../rendering';

/**
 * A region of a picture in whole pixels: those that it touches, cut at the picture's edges.
 *
 * @param region from the picture's left and top edges; px, or % of the picture's side in that direction
 * @returns undefined where no pixel is inside
 */
export function regionBox(region: Sides<Length>, { width, height }: Size): Box | undefined {
  const left = Math.floor(pixelsOf(region.left, width));
  const top = Math.floor(pixelsOf(region.top, height));
  const right = Math.min(width, Math.ceil(pixelsOf(region.right, width)));
  const bottom = Math.min(height, Math.ceil(pixelsOf(region.bottom, height)));
  return left < right && top < bottom ? { left, top, width: right - left, height: bottom - top } : undefined;
}

/** Whether a region ends at the picture's edges, or before. */
export function isInside({ right, bottom }: Sides<Length>, { width, height }: Size): boolean {
  return pixelsOf(right, width) <= width && pixelsOf(bottom, height) <= height;
}

/** Copies a part of a picture out; the box lies inside it. */
export function copyRegion(image: RgbaImage, { left, top, width, height }: Box): RgbaImage {
  const words = pixelWords(image);
  const part = new Int32Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * image.width + left;
    part.set(words.subarray(start, start + width), y * width);
  }
  return { width, height, data: new Uint8Array(part.buffer) };
}

/**
 * Writes rows of a picture of which only a part is not empty. All around it becomes [0, 0, 0, 0].
 *
 * @param part of the box's size
 * @param target of the whole picture's size
 * @param from first row
 * @param to row after the last
 */
export function placePart(
  part: RgbaImage,
  { left, top, width, height }: Box,
  target: RgbaImage,
  from: number,
  to: number,
): void {
  const words = pixelWords(target).fill(0, from * target.width, to * target.width);
  const source = pixelWords(part);
  const end = Math.min(to, top + height);
  for (let y = Math.max(from, top); y < end; y++) {
    const row = (y - top) * width;
    words.set(source.subarray(row, row + width), y * target.width + left);
  }
}
