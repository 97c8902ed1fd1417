import 'server-only';
import { deflateSync } from 'node:zlib';
import type { RgbaImage } from '@/lib/core/image';
import { pngChunk } from '../png/chunk';
import { sharp } from '../sharp';

/** Pixels that are converted at once: what a conversion needs besides the picture stays small. */
const BAND_PIXELS = 1_000_000;
/** Where a PNG's first chunk ends. */
const HEADER_END = 33;

/**
 * Converts pixels to sRGB in place. Raw pixels cannot carry a profile into the image library. So they go in as bands of
 * stored PNG that do. A profile that the library cannot use leaves them as they are, as it does for files.
 *
 * @param image changed
 * @param profile ICC, of an RGB picture
 */
export async function toSrgb(image: RgbaImage, profile: Buffer): Promise<void> {
  const { width, height, data } = image;
  const rows = Math.max(1, Math.floor(BAND_PIXELS / width));
  for (let top = 0; top < height; top += rows) {
    const band = data.subarray(top * width * 4, Math.min(height, top + rows) * width * 4);
    const raw = { width, height: band.length / (width * 4), channels: 4 } as const;
    const stored = await sharp(band, { raw }).png({ compressionLevel: 0 }).toBuffer();
    band.set(await sharp(withProfile(stored, profile)).toColourspace('srgb').raw().toBuffer());
  }
}

/**
 * A PNG that has none, with an ICC profile. PNG's iCCP (§11.3.2.3) is a name, the compression method, the deflated
 * profile.
 */
export function withProfile(png: Buffer, profile: Buffer): Buffer {
  const data = Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(profile)]);
  return Buffer.concat([png.subarray(0, HEADER_END), ...pngChunk('iCCP', data), png.subarray(HEADER_END)]);
}
