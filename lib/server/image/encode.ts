import 'server-only';
import { zipSync } from 'fflate';
import { extendColours } from '@/lib/core/extend-colours';
import type { RgbaImage, Size } from '@/lib/core/image';
import type { Channels, Encoding } from '@/lib/contracts/remove';
import { setPngDensity, withJfifDensity } from './density';
import { avifOptions, COLOR_JPEG_QUALITY, jpegOptions, pngOptions, webpOptions } from './encoder-settings';
import { encodePng } from './png/encode-png';
import { DEFAULT_DENSITY } from './png/chunk';
import { sharp, type Sharp } from './sharp';

/** How an output is written. */
export interface OutputOptions {
  readonly encoding: Encoding;
  readonly channels: Channels;
  /** Pixels per inch, for the formats that have a field for it; undefined: the original names none. */
  readonly density: number | undefined;
}

/**
 * Encodes a picture. Nothing but pixels and a density goes in, so nothing else can come out; sRGB needs no profile.
 *
 * @param image sRGB pixels with straight alpha, of a size that the format takes (`formatThatFits`). For a ZIP the
 *   colours of transparent pixels are changed
 */
export async function encode(image: RgbaImage, options: OutputOptions): Promise<Uint8Array> {
  const { encoding, channels, density = DEFAULT_DENSITY } = options;
  const matte = () => greyPixels(matteOf(image), image);
  if (encoding.format === 'png' && channels === 'rgba') return encodePng(image, density);
  if (encoding.format !== 'zip') {
    return write(channels === 'alpha' ? matte() : colourPixels(image), image, encoding, density);
  }
  const alpha = await write(matte(), image, { ...encoding, format: 'png' }, density);
  if (channels === 'alpha') return zipOf({ 'alpha.png': alpha });
  extendColours(image);
  const color = await writeJpeg(
    colourPixels(image).removeAlpha(),
    image,
    encoding.quality ?? COLOR_JPEG_QUALITY,
    density,
  );
  return zipOf({ 'color.jpg': color, 'alpha.png': alpha });
}

async function write(
  pixels: Sharp,
  size: Size,
  { format, quality, lossless }: Encoding,
  density: number,
): Promise<Uint8Array> {
  switch (format) {
    case 'png': {
      const png = await pixels.png(pngOptions(size)).toBuffer();
      setPngDensity(png, density);
      return png;
    }
    case 'jpeg':
      return writeJpeg(pixels.flatten({ background: '#fff' }), size, quality, density);
    case 'webp':
      return pixels.webp(webpOptions(size, quality, lossless)).toBuffer();
    case 'avif':
      return pixels.avif(avifOptions(size, quality, lossless)).toBuffer();
    case 'zip':
      throw new Error('a ZIP within a ZIP');
  }
}

async function writeJpeg(
  pixels: Sharp,
  size: Size,
  quality: number | undefined,
  density: number,
): Promise<Buffer> {
  return withJfifDensity(await pixels.jpeg(jpegOptions(size, quality)).toBuffer(), density);
}

function colourPixels({ width, height, data }: RgbaImage): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
}

function greyPixels(data: Uint8Array, { width, height }: Size): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 }, limitInputPixels: false }).toColourspace('b-w');
}

/** Every fourth byte. */
function matteOf({ data }: RgbaImage): Uint8Array {
  const matte = new Uint8Array(data.length / 4);
  for (let pixel = 0; pixel < matte.length; pixel += 1) matte[pixel] = data[pixel * 4 + 3]!;
  return matte;
}

/** The first day of the ZIP format; a moment would make the same request's answers differ. As local time, which ZIP counts in. */
const ZIP_TIMESTAMP = new Date(1980, 0, 1);

/**
 * A ZIP of stored entries: pictures are compressed already.
 *
 * @param entries by name, in this order
 */
function zipOf(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...entries }, { level: 0, mtime: ZIP_TIMESTAMP });
}
