import type { RefusalReason } from '../intake/refusal';

/* Also runs in a worker: no DOM here. */

/** Why an archive, or one thing in it, is not unpacked. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}

/** A file in an archive, as the archive's own directory has it. Nothing of this has been verified. */
export interface ZipEntry {
  /** With the path to it. */
  readonly path: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** Files that an archive may hold. */
export const MAX_ENTRIES = 2_000;
/** What their directory may measure. */
const MAX_DIRECTORY_BYTES = 2_097_152;

const END_MARK = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const ENCRYPTED = 1;
const UTF_8 = 1 << 11;

/**
 * Reads an archive's directory (APPNOTE.TXT 4.3.12, 4.3.16). It stands at the end and says where everything is. So an
 * archive need not be read through, and nothing is found in it by chance. Folders are left out.
 *
 * @throws ZipError `zip_unreadable`, also for archives over 4 GB (ZIP64) or on several disks; `zip_too_many`
 */
export async function readZipDirectory(archive: Blob): Promise<ZipEntry[]> {
  const tailStart = Math.max(0, archive.size - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await viewOf(archive.slice(tailStart));
  const end = findEnd(tail);
  const count = tail.getUint16(end + 10, true);
  const bytes = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (count > MAX_ENTRIES) throw new ZipError('zip_too_many');
  if (bytes > MAX_DIRECTORY_BYTES || start + bytes > archive.size) throw new ZipError('zip_unreadable');
  const directory = await viewOf(archive.slice(start, start + bytes));
  const entries: ZipEntry[] = [];
  for (let at = 0; at < bytes;) {
    const { entry, next } = readEntry(directory, at);
    if (!entry.path.endsWith('/')) entries.push(entry);
    if (entries.length > MAX_ENTRIES) throw new ZipError('zip_too_many');
    at = next;
  }
  return entries;
}

/** From the back: a comment follows, which can hold anything. */
function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_MARK) continue;
    if (at + END_BYTES + tail.getUint16(at + 20, true) === tail.byteLength) return at;
  }
  throw new ZipError('zip_unreadable');
}

function readEntry(directory: DataView, at: number): { entry: ZipEntry; next: number } {
  if (at + ENTRY_BYTES > directory.byteLength || directory.getUint32(at, true) !== ENTRY_MARK) {
    throw new ZipError('zip_unreadable');
  }
  const flags = directory.getUint16(at + 8, true);
  const nameBytes = directory.getUint16(at + 28, true);
  const next =
    at + ENTRY_BYTES + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  if (next > directory.byteLength) throw new ZipError('zip_unreadable');
  const name = new Uint8Array(directory.buffer, directory.byteOffset + at + ENTRY_BYTES, nameBytes);
  const entry = {
    path: textOf(name, (flags & UTF_8) !== 0),
    method: directory.getUint16(at + 10, true),
    encrypted: (flags & ENCRYPTED) !== 0,
    packedBytes: directory.getUint32(at + 20, true),
    declaredBytes: directory.getUint32(at + 24, true),
    offset: directory.getUint32(at + 42, true),
  };
  return { entry, next };
}

/** Many tools write UTF-8 and do not say so. */
function textOf(name: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(name);
  } catch {
    return new TextDecoder('windows-1252').decode(name);
  }
}

async function viewOf(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer());
}
