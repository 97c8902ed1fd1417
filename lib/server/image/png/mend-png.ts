import 'server-only';
import { constants, deflateSync, inflateRawSync } from 'node:zlib';
import { pngChunks, viewOf } from '@/lib/contracts/file-parts';
import { rowBytes, rowsIn } from '@/lib/job/file/png-rows';
import { PNG_SIGNATURE, pngChunk } from './chunk';

/** Most that is unpacked here, in bytes: 50 megapixels of RGBA, and their filters. */
const MOST_BYTES = 256 * 1_048_576;
/** Method and check of zlib's stream (RFC 1950), which `inflateRaw` does without. */
const ZLIB_HEAD = 2;

/**
 * Writes a PNG anew whose checksums are wrong or whose stream names too small a window. Every row has to be there.
 * Viewers show it whole, decoders refuse it.
 *
 * @param upload the whole file
 * @param padded whether missing rows are zeros; else there is no file then
 * @returns undefined where rows are missing or cannot be unpacked
 */
export function mendPng(upload: Uint8Array, padded = false): Buffer | undefined {
  const unpacked = unpackPng(upload);
  if (!unpacked) return undefined;
  const { before, rows, expected } = unpacked;
  if (rows.length < expected && !padded) return undefined;
  const whole = rows.length < expected ? Buffer.concat([rows], expected) : rows.subarray(0, expected);
  return Buffer.concat([
    PNG_SIGNATURE,
    ...before.flatMap(([name, content]) => pngChunk(name, content)),
    ...pngChunk('IDAT', deflateSync(whole, { level: 0 })),
    ...pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whether {@link mendPng} has a row to write where it may pad. */
export function hasRowToMend(upload: Uint8Array): boolean {
  const unpacked = unpackPng(upload);
  return unpacked !== undefined && rowsIn(viewOf(unpacked.head), 0, unpacked.rows.length) > 0;
}

/**
 * What a PNG is written anew from. That is its header, its chunks before the pixels, and the bytes of the rows that are
 * there. `undefined` where they cannot be unpacked.
 */
function unpackPng(upload: Uint8Array) {
  const { before, data } = readChunks(Buffer.from(upload.buffer, upload.byteOffset, upload.byteLength));
  const head = before.find(([name]) => name === 'IHDR')?.[1];
  if (!head || head.length < 13) return undefined;
  const expected = rowBytes(viewOf(head), 0);
  if (!(expected <= MOST_BYTES)) return undefined;
  const rows = unpack(data.subarray(ZLIB_HEAD), expected);
  return rows && { head, before, rows, expected };
}

/** The chunks before the pixels, and the pixels' stream. */
function readChunks(bytes: Buffer) {
  const before: (readonly [string, Buffer])[] = [];
  const parts: Buffer[] = [];
  for (const { type, from, to } of pngChunks(bytes)) {
    const content = bytes.subarray(from, to);
    if (type === 'IDAT') parts.push(content);
    else if (parts.length > 0) break;
    else before.push([type, content]);
  }
  return { before, data: Buffer.concat(parts) };
}

function unpack(deflated: Buffer, expected: number): Buffer | undefined {
  try {
    // A few bytes more than the rows need are passed over by decoders, too.
    const maxOutputLength = expected + 65_536;
    return inflateRawSync(deflated, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}
