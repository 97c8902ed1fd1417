import type { InputFormat } from '@/lib/contracts/remove';
import { gifPictures } from './gif-pictures';
import { jpegRowsThere } from './jpeg-scan';
import { pngRowsThere } from './png-rows';

/**
 * How much of a picture that is cut short is there whole, from its first stored row on. Of a GIF decoders themselves leave
 * clear what is missing: where its first picture has begun it counts as there.
 *
 * @param bytes the whole file
 * @param format by magic bytes
 * @returns a share of its rows, 0 to 1; 0 where there is none, or the format does not tell
 */
export async function shareThere(bytes: Uint8Array, format: InputFormat): Promise<number> {
  if (format === 'gif') {
    for (const { begun } of gifPictures(bytes)) return begun ? 1 : 0;
    return 0;
  }
  if (format !== 'jpeg' && format !== 'png') return 0;
  const { rows, height } = format === 'jpeg' ? jpegRowsThere(bytes) : await pngRowsThere(bytes);
  return rows > 0 ? rows / height : 0;
}
