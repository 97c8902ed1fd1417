import sharp from 'sharp';
import type { RgbaImage } from '@/lib/core/image';

/** Decodes a photo to oriented RGBA. */
export async function readPhoto(file: string): Promise<RgbaImage> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** The first channel of a grey picture, one byte a pixel. */
export function readGrey(file: string): Promise<Uint8Array> {
  return sharp(file).extractChannel(0).raw().toBuffer();
}
