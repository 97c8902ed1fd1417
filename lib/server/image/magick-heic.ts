import 'server-only';
import type * as MagickWasm from '@imagemagick/magick-wasm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ServiceError } from '@/lib/contracts/errors';
import type { Size } from '@/lib/core/image';

type Magick = typeof MagickWasm;

const PACKAGE = '@imagemagick/magick-wasm';

/**
 * Decodes the primary picture of a HEIC file by ImageMagick, whose libde265 is newer than that of libheif-js. For files of
 * {@link hasChromaLists} only: it takes a second to start and 15 MB on disk. Turned and mirrored as the file says.
 *
 * @param upload the whole file, without crops
 * @returns RGBA of 8 bits, row by row; colours as stored
 * @throws ServiceError heic_not_supported where an operator has removed the package
 * @throws Error for what cannot be decoded
 */
export async function decodeByMagick(
  upload: Uint8Array,
): Promise<{ size: Size; pixels: Uint8Array<ArrayBuffer> }> {
  const magick = await startMagick();
  const { MagickFormat } = magick;
  const settings = new magick.MagickReadSettings({ format: MagickFormat.Heic });
  return magick.ImageMagick.read(upload, settings, (image) =>
    image.write(MagickFormat.Rgba, (data) => ({
      size: { width: image.width, height: image.height },
      pixels: new Uint8Array(data),
    })),
  );
}

/** A fresh one for each picture. WebAssembly memory never shrinks, so the picture's goes with it. */
async function startMagick(): Promise<Magick> {
  const require = createRequire(import.meta.url);
  let file;
  try {
    file = require.resolve(PACKAGE);
  } catch (error) {
    throw new ServiceError('heic_not_supported', { cause: error });
  }
  const magick = require(file) as Magick;
  // What is loaded next has a state of its own.
  delete require.cache[file];
  await magick.initializeImageMagick(readFileSync(require.resolve(`${PACKAGE}/magick.wasm`)));
  return magick;
}
