import 'server-only';
import { formParts } from '../http/multipart';

/** What a client has sent, by field name, whatever form its body has. */
export interface SentFields {
  /** A field's text; undefined where it is not given. */
  readonly text: (name: string) => string | undefined;
  /**
   * A form's field as bytes, a file or text. Undefined where it is not given, and in JSON but for long base64.
   */
  readonly bytes: (name: string) => Buffer | undefined;
}

/**
 * The fields of a multipart form. Whether a part has a file name or a content type does not matter. Both are optional,
 * and clients leave them out.
 *
 * @param body the whole form, of which nothing is copied
 * @throws ServiceError malformed_multipart
 */
export function multipartFields(body: Uint8Array, contentType: string): SentFields {
  return formFields(formParts(body, contentType).map(({ name, bytes }) => [name, bytes] as const));
}

/** The fields of a form; of several of one name the first that is given counts. */
export function formFields(pairs: Iterable<readonly [name: string, value: Buffer]>): SentFields {
  const values = new Map<string, Buffer>();
  for (const [name, value] of pairs) if (isGiven(value) && !values.has(name)) values.set(name, value);
  return {
    text: (name) => given(values.get(name)?.toString()),
    bytes: (name) => values.get(name),
  };
}

/** The longest text that says nothing is short. */
function isGiven(bytes: Buffer): boolean {
  return bytes.length > 64 || given(bytes.toString()) !== undefined;
}

/**
 * A field's text, or undefined where it means "not given". Clients always send all of their fields. Missing ones are
 * empty text or the word that JavaScript writes for what is not there.
 */
export function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === '' || trimmed === 'undefined' ? undefined : trimmed;
}
