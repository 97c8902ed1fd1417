import 'server-only';
import { viewOf } from '@/lib/contracts/file-parts';
import type { RgbaImage, Size } from '@/lib/core/image';

/** The size of a GIF's logical screen (GIF89a, 18), which viewers show. */
export function gifScreen(upload: Uint8Array): Size {
  const view = viewOf(upload);
  if (upload.length < 10) return { width: 0, height: 0 };
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/**
 * The size that a GIF is shown in. The decoder takes some screen sizes for mistakes, and ends where the frames end.
 */
export function shownSize(screen: Size, frames: Size): Size {
  return {
    width: Math.max(screen.width, frames.width),
    height: Math.max(screen.height, frames.height),
  };
}

/** Puts frames onto their screen; what they leave free is transparent. */
export function onScreen(image: RgbaImage, screen: Size): RgbaImage {
  const { width, height } = shownSize(screen, image);
  if (width === image.width && height === image.height) return image;
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < image.height; row += 1) {
    const from = row * image.width * 4;
    data.set(image.data.subarray(from, from + image.width * 4), row * width * 4);
  }
  return { width, height, data };
}
