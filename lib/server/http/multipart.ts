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
    const fail = (error: unknown) => reject(new ServiceError('malformed_multipart', { cause: error }));
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
      parser.end(body);
    } catch (error) {
      fail(error);
    }
  });
  if (!found) throw new ServiceError('missing_image');
  const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  if (bytes.length === 0) throw new ServiceError('empty_body');
  return bytes;
}
