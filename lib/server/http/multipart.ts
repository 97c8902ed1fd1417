import 'server-only';
import Busboy from '@fastify/busboy';
import { ServiceError } from '@/lib/contracts/errors';

/** Far above what any client sends; a form of a hundred thousand parts is an attack. */
const LIMITS = {
  parts: 100,
  files: 10,
  fields: 90,
  fieldSize: 64 * 1024,
  headerPairs: 50,
};

/** A form is read in slices of this size, so that reading ends soon after the first fault. */
const SLICE_BYTES = 256 * 1024;

/** Names of the file parts that are read; all others are passed over. */
export interface FormParts {
  /** The picture to cut out. */
  readonly picture: string;
  /** The picture for behind the subject. */
  readonly background: string;
}

/** What a form holds for us: its first file of each name that is read, and its text fields. */
export interface Form {
  readonly picture: Uint8Array;
  readonly background: Uint8Array | undefined;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads a multipart form (RFC 7578). File names and content types are not looked at. Of several fields of one name the
 * first counts; a background image without a byte is taken as none, as browsers send a file input left empty.
 *
 * @param body the whole form
 * @param contentType the request's header, with the boundary
 * @param maxFileBytes one byte more is kept of a file, so that its reader can tell that it is too large
 * @throws ServiceError malformed_multipart, missing_image, empty_body
 */
export async function readForm(
  body: Uint8Array,
  contentType: string,
  parts: FormParts,
  maxFileBytes: number,
): Promise<Form> {
  const names = [parts.picture, parts.background];
  const files = new Map<string, Uint8Array[]>();
  const fields = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    let failed = false;
    const fail = (error: unknown) => {
      failed = true;
      reject(new ServiceError('malformed_multipart', { cause: error }));
    };
    try {
      const parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: { ...LIMITS, fileSize: maxFileBytes + 1 },
      });
      parser.on('file', (field, stream) => {
        // A part that the form ends too early fails on its own stream first.
        stream.on('error', fail);
        if (!names.includes(field) || files.has(field)) {
          stream.resume();
          return;
        }
        const chunks: Uint8Array[] = [];
        files.set(field, chunks);
        stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      });
      parser.on('field', (field, value) => {
        if (!fields.has(field)) fields.set(field, value);
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
  const file = files.get(parts.picture);
  if (!file) throw new ServiceError('missing_image');
  const picture = joined(file);
  if (picture.length === 0) throw new ServiceError('empty_body');
  const background = joined(files.get(parts.background) ?? []);
  return { picture, background: background.length === 0 ? undefined : background, fields };
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
