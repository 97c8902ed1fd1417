import 'server-only';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { ServiceError } from '@/lib/contracts/errors';
import type { BodyLimit } from '../../http/body-limit';
import { collectBody } from '../../http/collect-body';
import type { Upload } from '../../http/read-upload';
import { decodeBase64 } from './base64';
import { nextTurn } from './next-turn';
import { optionText } from './option-text';
import { readFields } from './read-fields';
import { Refusal } from './refusal';
import type { SentFields } from '../sent-fields';

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
 * Finds the picture in a body's fields, the one behind it, and what is asked for. Both pictures together, decoded, have
 * {@link MAX_UPLOAD_BYTES}.
 *
 * @throws ServiceError missing_image, two_backgrounds; Refusal multiple_sources, image_url_not_fetched,
 *   bg_image_url_not_fetched, file_too_large
 */
export async function uploadOf({ fields, ...body }: SentBody): Promise<Upload> {
  const backgroundImage = backgroundOf(fields);
  const bytes = await pictureOf(fields);
  if (bytes.length + (backgroundImage?.length ?? 0) > MAX_UPLOAD_BYTES) throw new Refusal('file_too_large');
  return { bytes, backgroundImage, option: optionText(fields), ...body };
}

async function pictureOf(fields: SentFields): Promise<Uint8Array> {
  const file = fields.bytes('image_file');
  const base64 = fields.bytes('image_file_b64') ?? fields.text('image_file_b64');
  const address = fields.text('image_url');
  const sources = [file, base64, address].filter((source) => source !== undefined);
  if (sources.length > 1) throw new Refusal('multiple_sources');
  if (address !== undefined) throw new Refusal('image_url_not_fetched');
  if (file !== undefined) return file;
  if (base64 === undefined) throw new ServiceError('missing_image');
  return decodeBase64(base64);
}

function backgroundOf(fields: SentFields): Uint8Array | undefined {
  const file = fields.bytes('bg_image_file');
  const address = fields.text('bg_image_url');
  const sources = [file, address, fields.text('bg_color')].filter((source) => source !== undefined);
  if (sources.length > 1) throw new ServiceError('two_backgrounds');
  if (address !== undefined) throw new Refusal('bg_image_url_not_fetched');
  return file;
}
