import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { InputFormat } from '@/lib/contracts/remove';
import { reachesItsEnd } from '@/lib/job/file/reaches-its-end';

/**
 * What libheif says when a file asks for more than the library allows, such as hundreds of tiles. It is code and
 * sub-code.
 */
const OVER_LIMIT = /\(6\.1000\)/;
/** How libheif (any other code 6), libvips, the coders beneath it and WebAssembly say that there was no memory left. */
const NO_MEMORY =
  /\(6\.\d+\)|out of memory|insufficient memory|(?:fail|unable|cannot)\w* to alloc|\bOOM\b|alloc\w* failed/i;

/**
 * The answer for a picture that the decoder gave up on. It is of a kind it does not know, too large for it, cut short,
 * or damaged inside. Decoders word this in their own ways and some do not tell at all. So the file's own end is looked
 * at too.
 *
 * @param error what the decoder threw
 * @param upload encoded picture
 * @param format by magic bytes
 */
export async function decodeError(
  error: unknown,
  upload: Uint8Array,
  format: InputFormat,
): Promise<ServiceError> {
  if (error instanceof ServiceError) return error;
  const message = error instanceof Error ? error.message : '';
  // 12 bits a sample, JPEG-LS and the like: nothing is damaged.
  if (/unsupported (jpeg (data precision|process)|marker type 0xf7)/i.test(message)) {
    return new ServiceError('unsupported_format', { cause: error });
  }
  if (OVER_LIMIT.test(message)) return new ServiceError('too_many_pixels', { cause: error });
  if (NO_MEMORY.test(message)) return new ServiceError('out_of_memory', { cause: error });
  const early = /premature end|truncat|unexpected end|end of (file|stream|data|image)|EOF/i.test(message);
  const code = early || !(await reachesItsEnd(upload, format)) ? 'picture_truncated' : 'picture_damaged';
  return new ServiceError(code, { cause: error });
}
