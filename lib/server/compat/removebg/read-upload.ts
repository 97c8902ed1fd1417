import 'server-only';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { FetchError } from '../../fetch/fetch-error';
import type { PictureFetches } from '../../fetch/picture-fetches';
import { collectBody, isForm, type BodyLimit } from '../../http/collect-body';
import type { Upload } from '../../http/read-upload';
import { formFields, multipartFields, type SentFields } from '../sent-fields';
import { decodeBase64 } from './base64';
import { readJsonFields } from './json-fields';
import { nextTurn } from '../../http/next-turn';
import { optionText } from './option-text';
import type { PictureSource, PictureSources } from './picture-sources';
import { Refusal, UrlRefusal, type UrlField } from './refusal';
import { urlencodedPairs } from './urlencoded-pairs';

/** A body that has been read, and what is to be known of it. */
export interface SentBody {
  readonly fields: SentFields;
  readonly bodyBytes: number;
  /** When the last byte arrived, by `performance.now()`. */
  readonly receivedAtMs: number;
}

/**
 * Reads what was sent, as fields: no picture is looked at yet.
 *
 * @param request its body has not been touched
 * @throws ServiceError as collectBody and readFields do
 */
export async function readSentBody(request: Request, limit: BodyLimit): Promise<SentBody> {
  const { body, receivedAtMs } = await collectBody(request, limit);
  await nextTurn();
  const fields = await readFields(body, request.headers.get('content-type') ?? '');
  return { fields, bodyBytes: body.length, receivedAtMs };
}

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

/**
 * Takes the pictures from where they are: base64 is decoded, addresses are asked. Both pictures together have
 * {@link MAX_UPLOAD_BYTES}.
 *
 * @throws Refusal file_too_large; UrlRefusal; ServiceError where there is no room for what is fetched
 */
export async function uploadOf(
  { fields, ...body }: SentBody,
  { picture, background }: PictureSources,
  fetches: PictureFetches,
): Promise<Upload> {
  const bytes = await bytesOf(picture, MAX_UPLOAD_BYTES, fetches);
  const left = MAX_UPLOAD_BYTES - bytes.length;
  const backgroundImage = background && (await bytesOf(background, left, fetches));
  return { bytes, backgroundImage, option: optionText(fields), ...body };
}

async function bytesOf(
  source: PictureSource,
  maxBytes: number,
  fetches: PictureFetches,
): Promise<Uint8Array> {
  if ('url' in source) return fetchedBytes(source.url, source.urlField, maxBytes, fetches);
  const bytes = 'file' in source ? source.file : await decodeBase64(source.base64);
  if (bytes.length > maxBytes) throw new Refusal('file_too_large');
  return bytes;
}

async function fetchedBytes(url: string, field: UrlField, maxBytes: number, fetches: PictureFetches) {
  try {
    return await fetches.picture(url, maxBytes);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    throw error.fetchCase === 'too_large' ? new Refusal('file_too_large') : new UrlRefusal(field, error);
  }
}
