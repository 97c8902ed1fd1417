import 'server-only';
import Busboy from '@fastify/busboy';
import { ServiceError } from '@/lib/contracts/errors';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { IMAGE_FIELD } from '@/lib/contracts/remove';

/** Far above what any client sends; a form of a hundred thousand parts is an attack. */
const LIMITS = {
  parts: 100,
  files: 10,
  fields: 90,
  fieldSize: 64 * 1024,
  headerPairs: 50,
  fileSize: MAX_UPLOAD_BYTES + 1,
};

/** A form is read in slices of this size, so that reading ends soon after the first fault. */
const SLICE_BYTES = 256 * 1024;

/**
 * Takes the picture out of a multipart form (RFC 7578). Its file name and content type are not looked at.
 *
 * @param body the whole form
 * @param contentType the request's header, with the boundary
 * @returns the bytes of the first file part named `image`
 * @throws ServiceError malformed_multipart, missing_image, empty_body
 */
export async function readImagePart(body: Uint8Array, contentType: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let found = false;
  await new Promise<void>((resolve, reject) => {
    let failed = false;
    const fail = (error: unknown) => {
      failed = true;
      reject(new ServiceError('malformed_multipart', { cause: error }));
    };
    try {
      const parser = new Busboy({ headers: { 'content-type': contentType }, limits: LIMITS });
      parser.on('file', (field, stream) => {
        // A part that the form ends too early fails on its own stream first.
        stream.on('error', fail);
        if (field !== IMAGE_FIELD || found) {
          stream.resume();
          return;
        }
        found = true;
        stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      });
      parser.on('partsLimit', () => fail('too many parts'));
      parser.on('filesLimit', () => fail('too many files'));
      parser.on('fieldsLimit', () => fail('too many fields'));
      parser.on('error', fail);
      parser.on('finish', resolve);
      // Given the whole form at once, the parser would go on to its end after a limit was passed, and keep an
      // object for each part: 3 s and 600 MB for 25 MB of empty fields.
      const feed = (offset: number) => {
        if (failed) parser.destroy();
        else if (offset >= body.length) parser.end();
        else parser.write(body.subarray(offset, offset + SLICE_BYTES), () => feed(offset + SLICE_BYTES));
      };
      feed(0);
    } catch (error) {
      fail(error);
    }
  });
  if (!found) throw new ServiceError('missing_image');
  const bytes = joined(chunks);
  if (bytes.length === 0) throw new ServiceError('empty_body');
  return bytes;
}

/**
 * The chunks as one: a view where they follow each other in the form, as they do unless a slice ends in what may
 * be the beginning of a boundary; else a copy.
 */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  let end = first?.byteOffset ?? 0;
  for (const chunk of chunks) {
    if (chunk.buffer !== first?.buffer || chunk.byteOffset !== end) return Buffer.concat(chunks);
    end += chunk.byteLength;
  }
  if (first === undefined) return new Uint8Array();
  return new Uint8Array(first.buffer, first.byteOffset, end - first.byteOffset);
}
