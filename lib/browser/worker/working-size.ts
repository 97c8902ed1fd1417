import type { Size } from '@/lib/core/image';

/**
 * The size at which a picture is worked on. It is its own, or as large as the device can hold, in the same proportions.
 * @param maxPixels positive
 */
export function workingSize(picture: Size, maxPixels: number): Size {
  const { width, height } = picture;
  if (width * height <= maxPixels) return { width, height };
  const scale = Math.sqrt(maxPixels / (width * height));
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  };
}
