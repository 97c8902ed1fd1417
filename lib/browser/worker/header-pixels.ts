import { imageDimensionsFromData } from 'image-dimensions';

/** Headers are among the first bytes; a photo's EXIF and colour profile stand before its size. */
const HEADER_BYTES = 1_048_576;

/** How many pixels a picture file says it has, before anything is decoded; undefined where it does not say. */
export async function headerPixels(file: Blob): Promise<number | undefined> {
  const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
  try {
    const size = imageDimensionsFromData(head);
    return size && size.width * size.height;
  } catch {
    // A header that is cut off or broken: whoever decodes it will say so.
    return undefined;
  }
}
