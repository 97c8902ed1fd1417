import sharp from 'sharp';
import type { Matte, RgbaImage } from '@/lib/core/image';

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

/** The alpha of a cut-out. */
export function alphaOfImage({ width, height, data }: RgbaImage): Matte {
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = data[i * 4 + 3]!;
  return { width, height, data: alpha };
}

/** The first channel of a grey picture, one byte a pixel. */
export function readGrey(file: string): Promise<Uint8Array> {
  return sharp(file).extractChannel(0).raw().toBuffer();
}
