import 'server-only';
import { isServiceError, ServiceError } from '@/lib/contracts/errors';
import { sniff } from '@/lib/contracts/sniff';
import { splitForm, type FormPart } from './split-form';

/** Longest text of a form for our own door, in bytes: an option is far shorter. */
const MAX_TEXT_BYTES = 64 * 1024;

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
 * Reads a multipart form (RFC 7578). A part is a picture by its content. Not all clients name a file (§4.2), and what
 * names and content types say is not looked at. Of several fields of one name the first counts. A background image
 * without a byte is taken as none, as browsers send a file input left empty. One given as text is kept, to be refused.
 *
 * @param body the whole form
 * @param contentType the request's header, with the boundary
 * @throws ServiceError malformed_multipart, missing_image, empty_file
 */
export function readForm(body: Uint8Array, contentType: string, { picture, background }: FormParts): Form {
  const parts = formParts(body, contentType);
  const fields = new Map<string, string>();
  for (const { name, isFile, bytes } of parts) {
    if (isFile || name === picture || name === background || fields.has(name)) continue;
    if (bytes.length > MAX_TEXT_BYTES) throw new ServiceError('malformed_multipart');
    fields.set(name, bytes.toString());
  }
  const pictures = parts.filter(({ name }) => name === picture);
  const found = pictures.find(({ isFile, bytes }) => isFile || holdsFile(bytes))?.bytes;
  if (!found) throw new ServiceError('missing_image');
  if (found.length === 0) throw new ServiceError('empty_file');
  const behind = parts.find(({ name, bytes }) => name === background && bytes.length > 0)?.bytes;
  return { picture: found, background: behind, fields };
}

/** Whether bytes are a file of some kind that is known, read here or not; text is none. */
function holdsFile(bytes: Uint8Array): boolean {
  try {
    sniff(bytes);
    return true;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return error.code !== 'not_a_picture';
  }
}

/** @throws ServiceError malformed_multipart */
export function formParts(body: Uint8Array, contentType: string): FormPart[] {
  try {
    return splitForm(body, contentType);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ServiceError('malformed_multipart', { cause: error });
  }
}
