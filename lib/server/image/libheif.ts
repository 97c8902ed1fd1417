import 'server-only';
import { createRequire } from 'node:module';
import { ServiceError } from '@/lib/contracts/errors';

/** What we call of libheif's C interface, as its WebAssembly build has it; pointers are numbers. */
export interface Libheif {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  _malloc(bytes: number): number;
  _heif_context_alloc(): number;
  _heif_context_set_maximum_image_size_limit(context: number, side: number): void;
  _heif_context_read_from_memory_without_copy(
    error: number,
    context: number,
    bytes: number,
    length: number,
    options: number,
  ): void;
  _heif_context_get_primary_image_handle(error: number, context: number, handle: number): void;
  _heif_image_handle_get_width(handle: number): number;
  _heif_image_handle_get_height(handle: number): number;
  _heif_image_handle_get_raw_color_profile_size(handle: number): number;
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, profile: number): void;
  _heif_decode_image(
    error: number,
    handle: number,
    image: number,
    colorspace: number,
    chroma: number,
    options: number,
  ): void;
  _heif_image_handle_get_luma_bits_per_pixel(handle: number): number;
  _heif_image_handle_is_premultiplied_alpha(handle: number): number;
  _heif_image_get_nclx_color_profile(error: number, image: number, profile: number): void;
  _heif_image_get_bits_per_pixel_range(image: number, channel: number): number;
  _heif_image_get_width(image: number, channel: number): number;
  _heif_image_get_height(image: number, channel: number): number;
  _heif_image_get_plane_readonly2(image: number, channel: number, stride: number): number;
}

type Factory = (options: { print: () => void; printErr: () => void }) => Libheif;

/**
 * A fresh libheif with a memory of its own (20 ms). WebAssembly memory never shrinks, so each picture's goes with it.
 * The only importer of the package, which is loaded for the first HEIC only. It stays outside the bundle as a library
 * of its own that anybody can replace (LGPL).
 *
 * @throws ServiceError heic_not_supported where an operator has removed the package
 */
export function createLibheif(): Libheif {
  // Its warnings may quote the file.
  return loadFactory()({ print: () => undefined, printErr: () => undefined });
}

function loadFactory(): Factory {
  try {
    return createRequire(import.meta.url)('libheif-js/libheif-wasm/libheif.js') as Factory;
  } catch (error) {
    throw new ServiceError('heic_not_supported', { cause: error });
  }
}
