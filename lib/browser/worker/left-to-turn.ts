import type { Orientation } from '@/lib/core/upright';
import { webpOrientation, avifOrientation } from '@/lib/job/file/orientation';
import type { PictureBytes } from './picture-bytes';

/** An AVIF of 2 × 1 pixels that is to be turned by a quarter (`irot`), in base64. */
const TURNED_AVIF =
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAAOBtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEA' +
  'AQAAAAABBAABAAAAAAAAAB4AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAYGlwcnAAAABBaXBjbwAAAAxhdjFD' +
  'gQAMAAAAABRpc3BlAAAAAAAAAAIAAAABAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AQAAABdpcG1hAAAAAAAAAAEAAQSBAgOEAAAAJm1kYXQSAAoIGAAmiAho' +
  'NCAyEB/3h4UVwAAsAACQNY48fWQ=';

let avifIsTurned: Promise<boolean> | undefined;

/**
 * What is left to be done for a picture that this browser has decoded to stand upright. No browser follows the EXIF of
 * a WebP. WebKit on Linux does not follow the turns of an AVIF.
 */
export async function leftToTurn({ bytes, format }: PictureBytes): Promise<Orientation> {
  if (format === 'webp') return webpOrientation(bytes);
  if (format !== 'avif') return 1;
  const orientation = avifOrientation(bytes);
  return orientation === 1 || (await (avifIsTurned ??= turnsAvif())) ? 1 : orientation;
}

/** Found out once, by a known picture. */
async function turnsAvif(): Promise<boolean> {
  try {
    const bytes = Uint8Array.from(atob(TURNED_AVIF), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/avif' }));
    const { width, height } = bitmap;
    bitmap.close();
    return width < height;
  } catch {
    // It reads no AVIF.
    return true;
  }
}
