import { BYTES_PER_MEGABYTE, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import type { Refusal, RefusalReason } from '../intake/refusal';
import { unpackEntry } from './unpack-entry';
import { readZipDirectory, type ZipEntry, ZipError } from './zip-directory';

/* Also runs in a worker: no DOM here. */

/** What is said between a page and the worker that unpacks. */

export interface ZipTask {
  readonly archive: File;
  readonly path: string;
  /** How many pictures may come. */
  readonly room: number;
}

type ZipMessage =
  { readonly type: 'picture'; readonly file: File } | { readonly type: 'refused'; readonly refusal: Refusal };

export type ZipReply = ZipMessage | { readonly type: 'done' };

/** What the pictures of one archive may measure together, unpacked. */
export const MAX_UNPACKED_BYTES = 2_048 * BYTES_PER_MEGABYTE;

const METHODS = [0, 8];

/**
 * Unpacks the pictures of an archive, one after the other. Each of its files is a picture or is named with a reason.
 *
 * @param path the archive's own, which stands before those of its files
 * @param room how many pictures may come
 */
export async function* unpackZip(archive: Blob, path: string, room: number): AsyncGenerator<ZipMessage> {
  let entries: ZipEntry[];
  try {
    entries = await readZipDirectory(archive);
    if (declaredBytes(entries) > MAX_UNPACKED_BYTES) throw new ZipError('zip_too_large');
  } catch (error) {
    yield { type: 'refused', refusal: { path, reason: reasonOf(error) } };
    return;
  }
  if (entries.length === 0) yield { type: 'refused', refusal: { path, reason: 'empty_folder' } };
  let taken = 0;
  for (const entry of entries) {
    try {
      refuseUnread(entry, taken < room);
      yield { type: 'picture', file: await unpackEntry(archive, entry) };
      taken += 1;
    } catch (error) {
      yield { type: 'refused', refusal: { path: `${path}/${entry.path}`, reason: reasonOf(error) } };
    }
  }
}

/** What need not be unpacked to be refused. */
function refuseUnread({ path, encrypted, method, declaredBytes }: ZipEntry, hasRoom: boolean): void {
  if (encrypted) throw new ZipError('zip_encrypted');
  if (declaredBytes === 0) throw new ZipError('empty_body');
  if (/\.zip$/i.test(path)) throw new ZipError('zip_nested');
  if (declaredBytes > MAX_UPLOAD_BYTES) throw new ZipError('upload_too_large');
  if (!METHODS.includes(method)) throw new ZipError('zip_method');
  if (!hasRoom) throw new ZipError('over_cap');
}

/** Of all that would be unpacked. */
function declaredBytes(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, entry) => {
    const { declaredBytes: bytes } = entry;
    return bytes > MAX_UPLOAD_BYTES ? sum : sum + bytes;
  }, 0);
}

function reasonOf(error: unknown): RefusalReason {
  return error instanceof ZipError ? error.reason : 'zip_unreadable';
}
