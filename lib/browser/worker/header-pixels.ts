import { readHeader } from './read-header';

/** How many pixels a picture file says it has, before anything is decoded; undefined where it does not say. */
export async function headerPixels(file: Blob): Promise<number | undefined> {
  const header = await readHeader(file);
  return header && header.width * header.height;
}
