import 'server-only';
import type { RgbaImage, Size } from '@/lib/core/image';
import { toSrgb } from './apply-profile';
import { isHdr, type ColorDescription } from './code-points';
import { matrixProfile } from './matrix-profile';
import { toneMap } from './tone-map';

/**
 * Decoded pixels as sRGB.
 *
 * @param pixels RGBA, straight alpha, 8 or 16 bits a channel
 * @param color an ICC profile, or the colours by numbers; undefined where they are sRGB's
 */
export async function imageOf(
  pixels: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>,
  size: Size,
  color: ColorDescription | Buffer | undefined,
): Promise<RgbaImage> {
  const isDescription = color !== undefined && !Buffer.isBuffer(color);
  if (isDescription && isHdr(color)) {
    return { ...size, data: toneMap(pixels instanceof Uint16Array ? pixels : widened(pixels), color) };
  }
  const image = { ...size, data: pixels instanceof Uint16Array ? narrowed(pixels) : pixels };
  if (color !== undefined) await toSrgb(image, isDescription ? matrixProfile(color) : color);
  return image;
}

function narrowed(pixels: Uint16Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pixels, (value) => (value * 255 + 32_895) >> 16);
}

function widened(pixels: Uint8Array): Uint16Array {
  return Uint16Array.from(pixels, (value) => value * 257);
}

/** Divides colours by alpha, in place, where a file stores them multiplied. */
export function unpremultiply(pixels: Uint8Array | Uint16Array): void {
  const full = pixels instanceof Uint8Array ? 255 : 65_535;
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3] ?? 0;
    if (alpha === 0 || alpha === full) continue;
    for (let channel = i; channel < i + 3; channel += 1) {
      pixels[channel] = Math.min(full, Math.round(((pixels[channel] ?? 0) * full) / alpha));
    }
  }
}
