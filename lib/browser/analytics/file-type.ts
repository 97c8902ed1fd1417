import 'client-only';
import { sniff, SNIFFED_BYTES } from '../../contracts/sniff';
import type { FileType } from './event';

/** The kind of a picture by its first bytes: never by its name or the type that comes with it. */
export async function fileType(picture: Blob): Promise<FileType> {
  try {
    return sniff(new Uint8Array(await picture.slice(0, SNIFFED_BYTES).arrayBuffer()));
  } catch {
    return 'other';
  }
}
