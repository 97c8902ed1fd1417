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

export function pngOptions({ width, height }: Size): PngOptions {
  return { compressionLevel: width * height > 2_000_000 ? 2 : 4, adaptiveFiltering: true };
}

export function webpOptions(_: Size, quality: number = WEBP_QUALITY, lossless: boolean): WebpOptions {
  return lossless ? { lossless, effort: 1, quality: 20 } : { quality, alphaQuality: 100, effort: 2 };
}

export function avifOptions(_: Size, quality: number = AVIF_QUALITY, lossless: boolean): AvifOptions {
  return lossless ? { lossless, effort: 0 } : { quality, effort: 1 };
}

export function jpegOptions(quality: number = JPEG_QUALITY): JpegOptions {
  return { quality, chromaSubsampling: quality >= FULL_CHROMA_QUALITY ? '4:4:4' : '4:2:0' };
}
