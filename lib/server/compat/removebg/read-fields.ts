import 'server-only';
import { isForm } from '../../http/body-limit';
import { formParts } from '../../http/multipart';
import { readJsonFields } from './json-fields';
import { Refusal } from './refusal';
import { given, type SentFields } from './sent-fields';
import { readUrlencodedFields } from './urlencoded-fields';

/**
 * Reads a body's fields: a multipart form, a URL-encoded form or JSON. Of several of one name the first that is given counts.
 *
 * @param body the whole body, whose bytes are not copied but for text that is asked for
 * @throws Refusal unreadable_body, unsupported_media_type; ServiceError malformed_multipart
 */
export function readFields(body: Uint8Array, contentType: string): SentFields {
  if (isForm(contentType)) return multipartFields(body, contentType);
  if (/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType)) return textFields(readJsonFields(body));
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return textFields(readUrlencodedFields(body));
  }
  throw new Refusal('unsupported_media_type');
}

/** Whether a part has a file name or a content type does not matter: both are optional, and clients leave them out. */
function multipartFields(body: Uint8Array, contentType: string): SentFields {
  const parts = new Map<string, Buffer>();
  for (const { name, bytes } of formParts(body, contentType)) {
    if (isGiven(bytes) && !parts.has(name)) parts.set(name, bytes);
  }
  return {
    text: (name) => given(parts.get(name)?.toString()),
    file: (name) => parts.get(name),
  };
}

function textFields(fields: ReadonlyMap<string, string>): SentFields {
  return { text: (name) => fields.get(name), file: () => undefined };
}

/** As {@link given}, of bytes: the longest text that says nothing is short. */
function isGiven(bytes: Buffer): boolean {
  return bytes.length > 16 || given(bytes.toString('latin1')) !== undefined;
}
