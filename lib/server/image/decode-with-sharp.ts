import 'server-only';
import type { RgbaImage, Size } from '@/lib/core/image';
import { readHeifPrimary } from '@/lib/contracts/heif-primary';
import { MAX_INPUT_PIXELS } from '@/lib/contracts/limits';
import type { InputFormat } from '@/lib/contracts/remove';
import { withProfile } from './color/apply-profile';
import { isHdr } from './color/code-points';
import { imageOf, unpremultiply } from './color/image-of';
import { avifColor, pngColor } from './color/read-color';
import { gifScreen, onScreen } from './gif-screen';
import { sharp } from './sharp';

/** Formats with more than 8 bits a channel. */
const DEEP_FORMATS: readonly InputFormat[] = ['png', 'avif'];

/** How a file is read. */
interface Reading {
  /** A smaller size, of the oriented picture. */
  readonly reducedTo: Size | undefined;
  /** `none` fills what is missing. */
  readonly failOn?: 'error' | 'none';
  /** Hears what the decoder found odd without giving up. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Decodes a file by the image library. `decode` says what comes out.
 *
 * @throws Error of the library, in its words
 */
export async function decodeWithSharp(
  upload: Uint8Array,
  format: InputFormat,
  { reducedTo, failOn = 'error', onWarning }: Reading,
): Promise<RgbaImage> {
  const primary = format === 'avif' ? readHeifPrimary(upload) : undefined;
  const color = format === 'png' ? pngColor(upload) : avifColor(primary);
  const picture = sharp(upload, {
    limitInputPixels: MAX_INPUT_PIXELS,
    failOn,
    // Numbers win over a profile beside them.
    ignoreIcc: color !== undefined,
  });
  if (onWarning) picture.on('warning', onWarning);
  const { space, icc } = DEEP_FORMATS.includes(format) ? await picture.metadata() : {};
  if (icc !== undefined && color === undefined) {
    // The library passes over the profile of 16-bit grey, and not over that of 8-bit grey.
    if (space === 'grey16') return decodeWithSharp(await eightBitGrey(upload, icc), 'png', { reducedTo });
    // 16 bits with a profile are converted to the library's own space on the way, and would stay there.
    if (space === 'rgb16') picture.withIccProfile('srgb', { attach: false });
  }
  picture.autoOrient();
  // A GIF's frames have to lie on their screen first.
  if (reducedTo && format !== 'gif') picture.resize({ ...reducedTo, fit: 'fill' });
  const isDeep = color !== undefined && isHdr(color);
  const { data, info } = await picture
    .toColourspace(isDeep ? 'rgb16' : 'srgb')
    .ensureAlpha()
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels = isDeep ? deepView(data) : data;
  if (primary?.isPremultiplied) unpremultiply(pixels);
  const image = await imageOf(pixels, { width: info.width, height: info.height }, color);
  return format === 'gif' ? reduced(onScreen(image, gifScreen(upload)), reducedTo) : image;
}

async function reduced(image: RgbaImage, to: Size | undefined): Promise<RgbaImage> {
  if (!to) return image;
  const { width, height, data } = image;
  const picture = sharp(data, { raw: { width, height, channels: 4 } }).resize({ ...to, fit: 'fill' });
  return { ...to, data: await picture.raw().toBuffer() };
}

/** A picture in 16-bit grey as an oriented PNG in 8-bit grey, stored, with the same profile. */
async function eightBitGrey(upload: Uint8Array, profile: Buffer): Promise<Buffer> {
  const picture = sharp(upload, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error', ignoreIcc: true });
  const { data, info } = await picture
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const greyAndAlpha = Buffer.alloc(width * height * 2);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    greyAndAlpha[pixel * 2] = data[pixel * 4] ?? 0;
    greyAndAlpha[pixel * 2 + 1] = data[pixel * 4 + 3] ?? 0;
  }
  const grey = sharp(greyAndAlpha, { raw: { width, height, channels: 2 } }).toColourspace('b-w');
  return withProfile(await grey.png({ compressionLevel: 0 }).toBuffer(), profile);
}

function deepView({ buffer, byteOffset, byteLength }: Buffer<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}
