import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { InputFormat } from '@/lib/contracts/remove';

/**
 * The answer for a picture that the decoder gave up on: cut short, or damaged inside. Decoders word this
 * in their own ways and some do not tell at all, so the file's own end is looked at too.
 *
 * @param error what the decoder threw
 * @param upload encoded picture
 * @param format by magic bytes
 */
export function decodeFault(error: unknown, upload: Uint8Array, format: InputFormat): ServiceError {
  if (error instanceof ServiceError) return error;
  const message = error instanceof Error ? error.message : '';
  const early = /premature end|truncat|unexpected end|end of (file|stream|data|image)|EOF/i.test(message);
  const code = early || !reachesItsEnd(upload, format) ? 'picture_truncated' : 'picture_damaged';
  return new ServiceError(code, { cause: error });
}

/** Whether the file holds the mark or the length by which its format ends. */
function reachesItsEnd(upload: Uint8Array, format: InputFormat): boolean {
  const bytes = Buffer.from(upload.buffer, upload.byteOffset, upload.byteLength);
  switch (format) {
    case 'jpeg':
      // A thumbnail in the header has an end mark of its own: only one in the second half counts.
      return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) >= bytes.length / 2;
    case 'png':
      return bytes.lastIndexOf('IEND', undefined, 'latin1') > 0;
    case 'gif':
      return bytes.at(-1) === 0x3b;
    case 'webp':
      return bytes.length >= 12 && bytes.length >= bytes.readUInt32LE(4) + 8;
    case 'avif':
    case 'heic':
      return isoBoxesFit(bytes);
  }
}

/** ISO/IEC 14496-12 §4.2: each box names its length; 1 announces 64 bits, 0 means "to the end". */
function isoBoxesFit(bytes: Buffer): boolean {
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(offset);
    if (short === 0) return true;
    if (short === 1 && offset + 16 > bytes.length) return false;
    const length = short === 1 ? Number(bytes.readBigUInt64BE(offset + 8)) : short;
    if (length < 8) return true;
    offset += length;
  }
  return offset === bytes.length;
}
