import type { RgbaImage } from '@/lib/core/image';
import { pixelWords } from '@/lib/core/image';
import type { Orientation } from '@/lib/core/upright';

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
