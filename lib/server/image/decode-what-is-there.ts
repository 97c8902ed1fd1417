import 'server-only';
import type { InputFormat } from '@/lib/contracts/remove';
import { pixelWords, type RgbaImage, type Size } from '@/lib/core/image';
import { isOrientation } from '@/lib/core/upright';
import { clearMissing, shareThere } from '@/lib/job/file/rows-there';
import { withRestarts } from './decode-jpeg';
import { decodeWithSharp } from './decode-with-sharp';
import { hasRowToMend, mendPng } from './png/mend-png';
import { sharp } from './sharp';

/**
 * Decodes what is there of a picture that is cut short, in its full size: missing rows are clear.
 *
 * @param upload encoded picture, probed before, that `decode` has found to be truncated
 * @param format by magic bytes
 * @param reducedTo as for `decode`
 * @returns undefined where there is no row, or the format gives none before the picture is whole (WebP, AVIF, HEIC)
 */
export async function decodeWhatIsThere(
  upload: Uint8Array,
  format: InputFormat,
  reducedTo?: Size,
): Promise<RgbaImage | undefined> {
  try {
    const share = await shareThere(upload, format);
    if (share === 0) return undefined;
    const sound = format === 'jpeg' ? withRestarts(upload) : upload;
    const file = format === 'png' ? mendPng(upload, true) : sound;
    if (!file) return undefined;
    const image = await decodeWithSharp(file, format, { reducedTo, failOn: 'none' });
    if (format === 'gif') return pixelWords(image).some((pixel) => pixel !== 0) ? image : undefined;
    const { orientation = 1 } = await sharp(file).metadata();
    clearMissing(image, share, isOrientation(orientation) ? orientation : 1);
    return image;
  } catch {
    // What is wrong with it is known by then: it is cut short.
    return undefined;
  }
}

/** Whether {@link decodeWhatIsThere} gives rows: nothing is decoded for it, so that a refusal stays quick. */
export async function givesPart(upload: Uint8Array, format: InputFormat): Promise<boolean> {
  try {
    if (format === 'png') return hasRowToMend(upload);
    if (format === 'jpeg') withRestarts(upload);
    return (await shareThere(upload, format)) > 0;
  } catch {
    // Its restart marks tell that parts are lost.
    return false;
  }
}
