import { imageDimensionsFromData, type ImageType } from 'image-dimensions';
import { fromPictureStart } from '@/lib/contracts/picture-start';
import type { Size } from '@/lib/core/image';

/** Headers are among the first bytes; a photo's EXIF and colour profile stand before its size. */
const HEADER_BYTES = 1_048_576;

/** What a picture file says of itself by its bytes, before anything is decoded; undefined where it does not. */
export async function readHeader(file: Blob): Promise<(Size & { readonly type: ImageType }) | undefined> {
  const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  try {
    return imageDimensionsFromData(fromPictureStart(head));
  } catch {
    // A header that is cut off or broken: whoever decodes it will say so.
    return undefined;
  }
}
