import 'server-only';
import type { Size } from '@/lib/core/image';
import type { AvifOptions, JpegOptions, PngOptions, WebpOptions } from './sharp';

/** How hard each format tries. Measured with `npm run bench:encoders`, which prints the tables behind this file. */

const WEBP_QUALITY = 85;
const AVIF_QUALITY = 60;
const JPEG_QUALITY = 90;
/** For what is put together again later: less loss than where it is only looked at. */
export const COLOR_JPEG_QUALITY = 95;
/** From here on, colours at full resolution: what asks for this much wants clean edges. */
const FULL_CHROMA_QUALITY = 90;

/**
 * For mattes; pictures go through `png/encode-png.ts`. Filtered rows: half the bytes of the image library's default
 * (unfiltered, level 6). Above level 4 zlib takes much more time for a few per cent.
 */
export function pngOptions(size: Size): PngOptions {
  return { compressionLevel: pixelsOf(size) > 2_000_000 ? 2 : 4, adaptiveFiltering: true };
}

/**
 * Effort 3 of libwebp is a third slower than 1 and makes files a seventh smaller. Its alpha costs most of it.
 */
export function webpOptions(size: Size, quality: number = WEBP_QUALITY, lossless: boolean): WebpOptions {
  // `exact`: transparent pixels too are what they were. Quality is effort here.
  if (lossless) return { lossless, exact: true, effort: 1, quality: 20 };
  return { quality, alphaQuality: 100, effort: pixelsOf(size) > 16_000_000 ? 1 : 3 };
}

/**
 * Effort 3 of libaom takes four times as long as 0, for a fifth fewer bytes. What lies between is no better than 0.
 */
export function avifOptions(size: Size, quality: number = AVIF_QUALITY, lossless: boolean): AvifOptions {
  if (lossless) return { lossless, effort: 0 };
  return { quality, effort: pixelsOf(size) > 4_000_000 ? 0 : 3 };
}

/** Without mozjpeg: it takes four to six times as long for a fifth fewer bytes, and makes progressive files. */
export function jpegOptions(size: Size, quality: number = JPEG_QUALITY): JpegOptions {
  return {
    quality,
    chromaSubsampling: quality >= FULL_CHROMA_QUALITY ? '4:4:4' : '4:2:0',
    // Tables made for the picture need all of its coefficients first, 6 bytes a pixel. Without, rows leave as they
    // come.
    optimizeCoding: pixelsOf(size) <= 16_000_000,
  };
}

const pixelsOf = ({ width, height }: Size): number => width * height;
