import type { InputFormat } from '@/lib/contracts/remove';
import { pixelWords, type RgbaImage } from '@/lib/core/image';
import type { Orientation } from '@/lib/core/upright';
import { gifPictures } from './gif-pictures';
import { jpegRowsThere } from './jpeg-scan';
import { pngRowsThere } from './png-rows';

/**
 * How much of a picture that is cut short is there whole, from its first stored row on. Decoders leave clear what
 * a GIF lacks: it counts as there where its first picture has begun.
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

/** Where the last stored row lies in an upright picture, by its EXIF orientation (CIPA DC-008, 4.6.5). */
const LAST_ROW = {
  ...{ 1: 'bottom', 2: 'bottom', 3: 'top', 4: 'top' },
  ...{ 5: 'right', 6: 'left', 7: 'left', 8: 'right' },
} as const satisfies Record<Orientation, string>;

/**
 * Clears the rows of an upright picture that its file does not have. Decoders fill them with grey or black. **Changes
 * `image`.**
 *
 * @param share of the stored rows that are there, from the first on, 0 to 1
 * @param orientation of the stored picture
 */
export function clearMissing(image: RgbaImage, share: number, orientation: Orientation): void {
  const { width, height } = image;
  const pixels = pixelWords(image);
  const side = LAST_ROW[orientation];
  if (side === 'bottom') pixels.fill(0, Math.floor(height * share) * width);
  else if (side === 'top') pixels.fill(0, 0, Math.ceil(height * (1 - share)) * width);
  else {
    const [from, to] =
      side === 'right' ? [Math.floor(width * share), width] : [0, Math.ceil(width * (1 - share))];
    for (let row = 0; row < pixels.length; row += width) pixels.fill(0, row + from, row + to);
  }
}
