import 'server-only';
import { isForm } from '../../http/body-limit';
import { formParts } from '../../http/multipart';
import { readJsonFields } from './json-fields';
import { Refusal } from './refusal';
import { formFields, type SentFields } from './sent-fields';
import { urlencodedPairs } from './urlencoded-pairs';

/**
 * Reads a body's fields: a multipart form, a URL-encoded form or JSON. Whether a part has a file name or a content type does
 * not matter: both are optional, and clients leave them out.
 *
 * @param body the whole body; of a multipart form nothing is copied
 * @throws Refusal unreadable_body, unsupported_media_type; ServiceError malformed_multipart
 */
export async function readFields(body: Uint8Array, contentType: string): Promise<SentFields> {
  if (isForm(contentType)) {
    return formFields(formParts(body, contentType).map(({ name, bytes }) => [name, bytes] as const));
  }
  if (/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType)) return readJsonFields(body);
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return formFields(await urlencodedPairs(body));
  }
  throw new Refusal('unsupported_media_type');
}
