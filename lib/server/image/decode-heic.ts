import 'server-only';
import type { RgbaImage, Size } from '@/lib/core/image';
import { ServiceError } from '@/lib/contracts/errors';
import { readHeifPrimary, type HeifPrimary } from '@/lib/contracts/heif-primary';
import { MAX_INPUT_PIXELS_WHOLE_FRAME } from '@/lib/contracts/limits';
import { describeCodePoints, isHdr, type ColorDescription } from './color/code-points';
import { imageOf, unpremultiply } from './color/image-of';
import { readHeifColor } from './color/read-color';
import { cropped, withoutCrop } from './heif-crop';
import { hasChromaLists } from './hevc-lists';
import { createLibheif, type Libheif } from './libheif';
import { decodeByMagick } from './magick-heic';

/** Values of libheif's enumerations. */
const RGB = 1;
const RGBA_8_BITS = 11;
const RGBA_16_BITS = 15;
const INTERLEAVED = 10;
const AS_STORED = 99;
const UNSUPPORTED_FILETYPE = 3;
const UNSUPPORTED_FEATURE = 4;
const NO_DECODER = 11;

/** Bytes for what the library answers through pointers: an error, then one value. */
const SCRATCH_BYTES = 64;
const VALUE = 16;

/**
 * Decodes the primary picture of a HEIC file to oriented sRGB pixels with straight alpha. The library turns and mirrors
 * it as the file says (`irot`, `imir`), puts tiles together and adds an alpha plane. Crops (`clap`) are made here.
 *
 * @param upload encoded picture
 * @throws ServiceError heic_not_supported for other codecs within HEIF, too_many_pixels_for_format
 * @throws Error for what cannot be decoded
 */
export async function decodeHeic(upload: Uint8Array): Promise<RgbaImage> {
  const primary = readHeifPrimary(upload);
  const uncropped = withoutCrop(upload, primary?.properties ?? []);
  const file = uncropped?.file ?? upload;
  // Of those libheif's pixels are wrong, and all else that it tells is right.
  const arePixelsWrong = hasChromaLists(upload);
  const { color, isPremultiplied, decoded } = readPrimary(createLibheif(), file, primary, !arePixelsWrong);
  const { size, pixels } = decoded ?? (await decodeByMagick(file));
  if (isPremultiplied) unpremultiply(pixels);
  const image = await imageOf(pixels, size, color);
  return uncropped ? cropped(image, uncropped.crop) : image;
}

function readPrimary(
  lib: Libheif,
  upload: Uint8Array,
  primary: HeifPrimary | undefined,
  withPixels: boolean,
) {
  const scratch = lib._malloc(SCRATCH_BYTES);
  const file = lib._malloc(upload.length);
  lib.HEAPU8.set(upload, file);
  const context = lib._heif_context_alloc();
  // The library counts a square. What the file's boxes and what its coded tiles say is held to it before any memory is
  // taken.
  lib._heif_context_set_maximum_image_size_limit(context, Math.sqrt(MAX_INPUT_PIXELS_WHOLE_FRAME));

  lib._heif_context_read_from_memory_without_copy(scratch, context, file, upload.length, 0);
  check(lib, scratch);
  lib._heif_context_get_primary_image_handle(scratch, context, scratch + VALUE);
  check(lib, scratch);
  const handle = wordAt(lib, scratch + VALUE);
  const size = {
    width: lib._heif_image_handle_get_width(handle),
    height: lib._heif_image_handle_get_height(handle),
  };
  if (size.width * size.height > MAX_INPUT_PIXELS_WHOLE_FRAME) {
    throw new ServiceError('too_many_pixels_for_format');
  }
  const isDeep = lib._heif_image_handle_get_luma_bits_per_pixel(handle) > 8;
  const profile = profileOf(lib, scratch, handle);

  return {
    decoded: withPixels ? decodeAs(lib, scratch, handle, isDeep) : undefined,
    color: colorOf(lib, scratch, handle, primary, profile),
    isPremultiplied: lib._heif_image_handle_is_premultiplied_alpha(handle) !== 0,
  };
}

function decodeAs(lib: Libheif, scratch: number, handle: number, isDeep: boolean) {
  const chroma = isDeep ? RGBA_16_BITS : RGBA_8_BITS;
  lib._heif_decode_image(scratch, handle, scratch + VALUE, RGB, chroma, 0);
  check(lib, scratch);
  const decoded = wordAt(lib, scratch + VALUE);
  const pixels = isDeep ? deepPixelsOf(lib, scratch, decoded) : pixelsOf(lib, scratch, decoded);
  return { size: sizeOf(lib, decoded), pixels };
}

/** The file's ICC profile. */
function profileOf(lib: Libheif, scratch: number, handle: number): Buffer | undefined {
  const length = lib._heif_image_handle_get_raw_color_profile_size(handle);
  if (length <= 0) return undefined;
  const bytes = lib._malloc(length);
  lib._heif_image_handle_get_raw_color_profile(scratch, handle, bytes);
  check(lib, scratch);
  return Buffer.from(lib.HEAPU8.subarray(bytes, bytes + length));
}

/** What to convert from: by the file's boxes, else by its bitstream; undefined where that is sRGB. */
function colorOf(
  lib: Libheif,
  scratch: number,
  handle: number,
  primary: HeifPrimary | undefined,
  profile: Buffer | undefined,
): ColorDescription | Buffer | undefined {
  const { description, hasNumbers, peak } = readHeifColor(primary);
  if (description && isHdr(description)) return description;
  if (profile || hasNumbers) return profile ?? description;
  // The conversion to RGB drops what the bitstream says: cameras write boxes, so that this second decoding is rare.
  lib._heif_decode_image(scratch, handle, scratch + VALUE, AS_STORED, AS_STORED, 0);
  check(lib, scratch);
  lib._heif_image_get_nclx_color_profile(scratch, wordAt(lib, scratch + VALUE), scratch + VALUE);
  if (wordAt(lib, scratch) !== 0) return undefined;
  // A version byte, padding, then primaries and transfer by their numbers in ITU-T H.273.
  const nclx = wordAt(lib, scratch + VALUE);
  return describeCodePoints(wordAt(lib, nclx + 4), wordAt(lib, nclx + 8), peak);
}

function pixelsOf(lib: Libheif, scratch: number, decoded: number): Uint8Array<ArrayBuffer> {
  const rows = rowsOf(lib, scratch, decoded);
  const pixels = new Uint8Array(rows.width * rows.height * 4);
  for (let row = 0; row < rows.height; row += 1) {
    const start = rows.plane + row * rows.stride;
    pixels.set(lib.HEAPU8.subarray(start, start + rows.width * 4), row * rows.width * 4);
  }
  return pixels;
}

/** Stored as wide as the file has them; here always 16 bits. */
function deepPixelsOf(lib: Libheif, scratch: number, decoded: number): Uint16Array<ArrayBuffer> {
  const { width, height, plane, stride } = rowsOf(lib, scratch, decoded);
  const bits = lib._heif_image_get_bits_per_pixel_range(decoded, INTERLEAVED);
  const widen = 65_535 / (2 ** bits - 1);
  const pixels = new Uint16Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const stored = new Uint16Array(lib.HEAPU8.buffer, plane + row * stride, width * 4);
    const to = row * width * 4;
    for (let index = 0; index < stored.length; index += 1) {
      pixels[to + index] = (stored[index] ?? 0) * widen + 0.5;
    }
  }
  return pixels;
}

function rowsOf(lib: Libheif, scratch: number, decoded: number) {
  const plane = lib._heif_image_get_plane_readonly2(decoded, INTERLEAVED, scratch + VALUE);
  return { ...sizeOf(lib, decoded), plane, stride: wordAt(lib, scratch + VALUE) };
}

function sizeOf(lib: Libheif, decoded: number): Size {
  return {
    width: lib._heif_image_get_width(decoded, INTERLEAVED),
    height: lib._heif_image_get_height(decoded, INTERLEAVED),
  };
}

/** A C `heif_error`: its code comes first, and 0 is success. Texts stay in there: they may quote the file. */
function check(lib: Libheif, error: number): void {
  const code = wordAt(lib, error);
  if (code === UNSUPPORTED_FILETYPE || code === UNSUPPORTED_FEATURE || code === NO_DECODER) {
    throw new ServiceError('heic_not_supported');
  }
  // As libvips writes them.
  if (code !== 0) throw new Error(`libheif error (${code}.${wordAt(lib, error + 4)})`);
}

const wordAt = (lib: Libheif, pointer: number): number => lib.HEAP32[pointer >> 2] ?? 0;
