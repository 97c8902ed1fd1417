import { pixelWords, type RgbaImage, type Size } from './image';
import type { Box } from './render/box';
import { pixelsOf } from './render/length';
import type { Length, Sides } from './rendering';

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

/** Puts a part back where it was copied from, in place; all around it becomes [0, 0, 0, 0]. */
export function keepRegionOnly(image: RgbaImage, part: RgbaImage, { left, top }: Box): void {
  const words = pixelWords(image).fill(0);
  const source = pixelWords(part);
  for (let y = 0; y < part.height; y++) {
    words.set(source.subarray(y * part.width, (y + 1) * part.width), (top + y) * image.width + left);
  }
}
