import 'server-only';
import type { RgbaImage } from '@/lib/core/image';
import { ServiceError } from '@/lib/contracts/errors';
import { MAX_INPUT_PIXELS_WHOLE_FRAME } from '@/lib/contracts/limits';
import { displayP3Profile, toSrgb } from './apply-profile';
import { createLibheif, type Libheif } from './libheif';

/** Values of libheif's enumerations. */
const RGB = 1;
const INTERLEAVED_RGBA = 11;
const INTERLEAVED = 10;
const UNSUPPORTED_FILETYPE = 3;
const UNSUPPORTED_FEATURE = 4;
const NO_DECODER = 11;
const P3_PRIMARIES = 12;

/** Bytes for what the library answers through pointers: an error, then one value. */
const SCRATCH_BYTES = 64;
const VALUE = 16;

/**
 * Decodes the primary picture of a HEIC file to oriented sRGB pixels with straight alpha. The library turns and
 * mirrors it as the file says (`irot`, `imir`), crops it (`clap`), puts tiles together and adds an alpha plane.
 *
 * @param upload encoded picture
 * @throws ServiceError heic_not_supported for other codecs within HEIF, too_many_pixels_for_format
 * @throws Error for what cannot be decoded
 */
export async function decodeHeic(upload: Uint8Array): Promise<RgbaImage> {
  const { image, profile } = decodePrimary(createLibheif(), upload);
  if (profile !== undefined) await toSrgb(image, profile);
  return image;
}

function decodePrimary(lib: Libheif, upload: Uint8Array) {
  const scratch = lib._malloc(SCRATCH_BYTES);
  const file = lib._malloc(upload.length);
  lib.HEAPU8.set(upload, file);
  const context = lib._heif_context_alloc();
  // The library counts a square: what the file's boxes and what its coded tiles say is held to it before any
  // memory is taken.
  lib._heif_context_set_maximum_image_size_limit(context, Math.sqrt(MAX_INPUT_PIXELS_WHOLE_FRAME));

  lib._heif_context_read_from_memory_without_copy(scratch, context, file, upload.length, 0);
  check(lib, scratch);
  lib._heif_context_get_primary_image_handle(scratch, context, scratch + VALUE);
  check(lib, scratch);
  const handle = wordAt(lib, scratch + VALUE);
  const pixels = lib._heif_image_handle_get_width(handle) * lib._heif_image_handle_get_height(handle);
  if (pixels > MAX_INPUT_PIXELS_WHOLE_FRAME) throw new ServiceError('too_many_pixels_for_format');
  const profile = profileOf(lib, scratch, handle);

  lib._heif_decode_image(scratch, handle, scratch + VALUE, RGB, INTERLEAVED_RGBA, 0);
  check(lib, scratch);
  return { image: pixelsOf(lib, scratch, wordAt(lib, scratch + VALUE)), profile };
}

/** The ICC profile to convert from; undefined where the pixels are in sRGB, or nothing says otherwise. */
function profileOf(lib: Libheif, scratch: number, handle: number) {
  const length = lib._heif_image_handle_get_raw_color_profile_size(handle);
  if (length > 0) {
    const bytes = lib._malloc(length);
    lib._heif_image_handle_get_raw_color_profile(scratch, handle, bytes);
    check(lib, scratch);
    return Buffer.from(lib.HEAPU8.subarray(bytes, bytes + length));
  }
  lib._heif_image_handle_get_nclx_color_profile(scratch, handle, scratch + VALUE);
  if (wordAt(lib, scratch) !== 0) return undefined;
  // A version byte, padding, then the primaries by their number in ITU-T H.273.
  const primaries = wordAt(lib, wordAt(lib, scratch + VALUE) + 4);
  return primaries === P3_PRIMARIES ? displayP3Profile() : undefined;
}

function pixelsOf(lib: Libheif, scratch: number, decoded: number): RgbaImage {
  const width = lib._heif_image_get_width(decoded, INTERLEAVED);
  const height = lib._heif_image_get_height(decoded, INTERLEAVED);
  const plane = lib._heif_image_get_plane_readonly2(decoded, INTERLEAVED, scratch + VALUE);
  const stride = wordAt(lib, scratch + VALUE);
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const start = plane + row * stride;
    data.set(lib.HEAPU8.subarray(start, start + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/** A C `heif_error`: its code comes first, and 0 is success. Texts stay in there: they may quote the file. */
function check(lib: Libheif, error: number): void {
  const code = wordAt(lib, error);
  if (code === UNSUPPORTED_FILETYPE || code === UNSUPPORTED_FEATURE || code === NO_DECODER) {
    throw new ServiceError('heic_not_supported');
  }
  if (code !== 0) throw new Error(`libheif error ${code}`);
}

const wordAt = (lib: Libheif, pointer: number): number => lib.HEAP32[pointer >> 2] ?? 0;
