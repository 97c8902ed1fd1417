import { ServiceError } from '@/lib/contracts/errors';
import { pictureStart } from '@/lib/contracts/picture-start';
import { sniff, SNIFF_ERROR_CODES, SNIFFED_BYTES, type SniffErrorCode } from '@/lib/contracts/sniff';
import type { InputFormat } from '@/lib/contracts/remove';
import { EngineError } from './engine-error';

/** A picture's file, and what it is by its first bytes. What stands before the picture is left out. */
export interface PictureBytes {
  readonly file: Blob;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Undefined for what the service does not read, which this browser may. */
  readonly format: InputFormat | undefined;
  /** Of the same: what the service would say. */
  readonly refusal?: SniffErrorCode | undefined;
}

/** @throws EngineError `picture_unreadable` where the file cannot be read, or is gone */
export async function readPictureBytes(file: Blob): Promise<PictureBytes> {
  try {
    const picture = await pictureIn(file);
    const bytes = new Uint8Array(await picture.arrayBuffer());
    return { file: picture, bytes, ...kindOf(bytes) };
  } catch (error) {
    throw new EngineError('picture_unreadable', error);
  }
}

/**
 * A file without what stands before its picture, which browsers do not pass over; the file itself where nothing does.
 *
 * @throws DOMException where the file cannot be read, or is gone
 */
export async function pictureIn(file: Blob): Promise<Blob> {
  const start = pictureStart(new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer()));
  return start === 0 ? file : file.slice(start, file.size, file.type);
}

function kindOf(bytes: Uint8Array): Pick<PictureBytes, 'format' | 'refusal'> {
  try {
    return { format: sniff(bytes) };
  } catch (error) {
    const code = error instanceof ServiceError ? error.code : undefined;
    return { format: undefined, refusal: SNIFF_ERROR_CODES.find((known) => known === code) };
  }
}
