import { isServiceError } from '@/lib/contracts/errors';
import { MAX_PICTURE_BYTES } from '../../pictures/large-picture';
import { isReadable } from '../../results/is-readable';
import { sniff, SNIFFED_BYTES } from '@/lib/contracts/sniff';
import { REFUSAL_REASONS, type RefusalReason } from './refusal';

/* Also runs in a worker: no DOM here. */

/** What a file is to a batch. */
export type FileKind = 'picture' | 'zip' | RefusalReason;

/** A local file header, or the end of an archive that holds nothing (APPNOTE.TXT 4.3.7, 4.3.16). */
const ZIP_MARKS = [0x04034b50, 0x06054b50];

/** Tells by its first bytes and its size what a file is; names and types say nothing. Never throws. */
export async function fileKind(file: Blob): Promise<FileKind> {
  if (file.size === 0) return (await isReadable(file)) ? 'empty_body' : 'unreadable';
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  } catch {
    // Gone since, or not to be read by this browser.
    return 'unreadable';
  }
  if (isZip(head)) return 'zip';
  const refusal = refusalOfBytes(head);
  if (refusal !== undefined) return refusal;
  return file.size > MAX_PICTURE_BYTES ? 'file_too_large' : 'picture';
}

/** @param head the first bytes of a file */
export function isZip(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  const mark = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0, true);
  return ZIP_MARKS.includes(mark);
}

/**
 * Why a file is no picture that we read, by its first bytes; undefined where it is one.
 * @param head the first {@link SNIFFED_BYTES}, or all of a shorter file
 */
export function refusalOfBytes(head: Uint8Array): RefusalReason | undefined {
  try {
    sniff(head);
    return undefined;
  } catch (error) {
    const code = isServiceError(error) ? error.code : undefined;
    return REFUSAL_REASONS.find((reason) => reason === code) ?? 'not_a_picture';
  }
}
