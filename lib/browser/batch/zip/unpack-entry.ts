import { Inflate } from 'fflate';
import { SNIFFED_BYTES } from '@/lib/contracts/sniff';
import { isZip, refusalOfBytes } from '../intake/file-kind';
import { type ZipEntry, ZipError } from './zip-directory';

/* Also runs in a worker: no DOM here. */

/** Packed bytes that are read at a time: at most a thousandfold when unpacked. */
const CHUNK_BYTES = 16_384;

const LOCAL_MARK = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;

/**
 * Unpacks a picture of an archive. It stops at the first bytes that are none. It also stops where more comes out than
 * the archive's directory declares. No more is unpacked than that allowed.
 *
 * @throws ZipError `zip_nested` and the codes of files that are no pictures. `zip_dishonest` where what comes out is
 *   not as long as declared. `zip_unreadable` where it cannot be unpacked
 */
export async function unpackEntry(archive: Blob, entry: ZipEntry): Promise<File> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let looked = false;
  const look = () => {
    looked = true;
    refuseOther(headOf(parts));
  };
  const take = (part: Uint8Array) => {
    bytes += part.length;
    if (bytes > entry.declaredBytes) throw new ZipError('zip_dishonest');
    // The unpacker uses its own memory again.
    parts.push(part.slice());
    if (!looked && bytes >= SNIFFED_BYTES) look();
  };
  const packed = await packedPart(archive, entry);
  if (entry.method === STORED) for await (const chunk of chunksOf(packed)) take(chunk);
  else await inflate(packed, take);
  if (bytes !== entry.declaredBytes) throw new ZipError('zip_dishonest');
  if (!looked) look();
  return new File(parts, entry.path.slice(entry.path.lastIndexOf('/') + 1));
}

function refuseOther(head: Uint8Array): void {
  if (isZip(head)) throw new ZipError('zip_nested');
  const refusal = refusalOfBytes(head);
  if (refusal !== undefined) throw new ZipError(refusal);
}

function headOf(parts: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(SNIFFED_BYTES);
  let filled = 0;
  for (const part of parts) {
    const some = part.subarray(0, SNIFFED_BYTES - filled);
    head.set(some, filled);
    filled += some.length;
  }
  return head.subarray(0, filled);
}

/** The entry's packed bytes: behind its local header, whose lengths can differ from the directory's. */
async function packedPart(archive: Blob, { offset, packedBytes }: ZipEntry): Promise<Blob> {
  const header = await archive.slice(offset, offset + LOCAL_BYTES).arrayBuffer();
  const view = new DataView(header);
  if (header.byteLength < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL_MARK) {
    throw new ZipError('zip_unreadable');
  }
  const start = offset + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  if (start + packedBytes > archive.size) throw new ZipError('zip_unreadable');
  return archive.slice(start, start + packedBytes);
}

async function inflate(packed: Blob, take: (part: Uint8Array) => void): Promise<void> {
  const inflater = new Inflate(take);
  try {
    for await (const chunk of chunksOf(packed)) inflater.push(chunk);
    inflater.push(new Uint8Array(), true);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('zip_unreadable');
  }
}

async function* chunksOf(packed: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < packed.size; at += CHUNK_BYTES) {
    yield new Uint8Array(await packed.slice(at, at + CHUNK_BYTES).arrayBuffer());
  }
}
