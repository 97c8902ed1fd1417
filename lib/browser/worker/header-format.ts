import { imageDimensionsFromData, type ImageType } from 'image-dimensions';

/** Headers are among the first bytes; a photo's EXIF and colour profile stand before its size. */
const HEADER_BYTES = 1_048_576;

/** What a picture file is by its bytes; undefined where these do not say. */
export async function headerFormat(file: Blob): Promise<ImageType | undefined> {
  const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  try {
    return imageDimensionsFromData(head)?.type;
  } catch {
    return undefined;
  }
}
