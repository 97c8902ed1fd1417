import 'server-only';
import { deflateSync } from 'node:zlib';
import type { RgbaImage } from '@/lib/core/image';
import { pngChunk } from './png/chunk';
import { sharp } from './sharp';

/** Pixels that are converted at once: what a conversion needs besides the picture stays small. */
const BAND_PIXELS = 1_000_000;
/** Where a PNG's first chunk ends. */
const HEADER_END = 33;

/**
 * Converts pixels to sRGB in place. Raw pixels cannot carry a profile into the image library, so they go in as bands
 * of stored PNG that do. A profile that the library cannot use leaves them as they are, as it does for files.
 *
 * @param image changed
 * @param profile ICC, of an RGB picture
 */
export async function toSrgb(image: RgbaImage, profile: Buffer | Promise<Buffer>): Promise<void> {
  const { width, height, data } = image;
  const chunk = profileChunk(await profile);
  const rows = Math.max(1, Math.floor(BAND_PIXELS / width));
  for (let top = 0; top < height; top += rows) {
    const band = data.subarray(top * width * 4, Math.min(height, top + rows) * width * 4);
    const raw = { width, height: band.length / (width * 4), channels: 4 } as const;
    const stored = await sharp(band, { raw }).png({ compressionLevel: 0 }).toBuffer();
    const tagged = Buffer.concat([stored.subarray(0, HEADER_END), chunk, stored.subarray(HEADER_END)]);
    band.set(await sharp(tagged).toColourspace('srgb').raw().toBuffer());
  }
}

/** The image library's own Display P3, for pictures that name its primaries by number. */
export async function displayP3Profile(): Promise<Buffer> {
  const dot = sharp(Buffer.alloc(3), { raw: { width: 1, height: 1, channels: 3 } });
  const { icc } = await sharp(await dot.withIccProfile('p3').png().toBuffer()).metadata();
  if (icc === undefined) throw new Error('the image library has no Display P3 profile');
  return icc;
}

/** PNG's iCCP (§11.3.2.3): a name, the compression method, the deflated profile. */
function profileChunk(profile: Buffer): Buffer {
  const data = Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(profile)]);
  return Buffer.concat(pngChunk('iCCP', data));
}
