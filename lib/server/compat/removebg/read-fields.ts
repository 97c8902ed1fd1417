import 'server-only';
import { isForm } from '../../http/body-limit';
import { readJsonFields } from './json-fields';
import { Refusal } from './refusal';
import { formFields, multipartFields, type SentFields } from '../sent-fields';
import { urlencodedPairs } from './urlencoded-pairs';

/**
 * Reads a body's fields: a multipart form, a URL-encoded form or JSON.
 *
 * @param body the whole body; of a multipart form nothing is copied
 * @throws Refusal unreadable_body, unsupported_media_type; ServiceError malformed_multipart
 */
export async function readFields(body: Uint8Array, contentType: string): Promise<SentFields> {
  if (isForm(contentType)) return multipartFields(body, contentType);
  if (/^application\/(?:[\w.-]+\+)?json\b/i.test(contentType)) return readJsonFields(body);
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    return formFields(await urlencodedPairs(body));
  }
  throw new Refusal('unsupported_media_type');
}
