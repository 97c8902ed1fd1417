import 'server-only';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { ServiceError } from '@/lib/contracts/errors';
import type { BodyLimit } from '../../http/body-limit';
import { collectBody } from '../../http/collect-body';
import type { Upload } from '../../http/read-upload';
import { decodeBase64 } from './base64';
import { optionText } from './option-text';
import { readFields } from './read-fields';
import { Refusal } from './refusal';
import type { SentFields } from './sent-fields';

/** An upload, and the fields that it came with. */
export interface FieldUpload extends Upload {
  readonly fields: SentFields;
}

/**
 * Reads the picture, the one behind it, and what is asked for.
 *
 * @param request its body has not been touched
 * @param limit of the body; both pictures together, decoded, have {@link MAX_UPLOAD_BYTES}
 * @throws ServiceError as collectBody and readFields do, missing_image, two_backgrounds; Refusal multiple_sources,
 *   image_url_not_fetched, bg_image_url_not_fetched, file_too_large
 */
export async function readFieldUpload(request: Request, limit: BodyLimit): Promise<FieldUpload> {
  const { body, receivedAtMs } = await collectBody(request, limit);
  const fields = readFields(body, request.headers.get('content-type') ?? '');
  const backgroundImage = backgroundOf(fields);
  const bytes = pictureOf(fields);
  if (bytes.length + (backgroundImage?.length ?? 0) > MAX_UPLOAD_BYTES) throw new Refusal('file_too_large');
  const option = optionText(fields);
  return { bytes, backgroundImage, option, fields, bodyBytes: body.length, receivedAtMs };
}

function pictureOf(fields: SentFields): Uint8Array {
  const file = fields.file('image_file');
  const base64 = fields.text('image_file_b64');
  const address = fields.text('image_url');
  const sources = [file, base64, address].filter((source) => source !== undefined);
  if (sources.length > 1) throw new Refusal('multiple_sources');
  if (address !== undefined) throw new Refusal('image_url_not_fetched');
  if (file !== undefined) return file;
  if (base64 === undefined) throw new ServiceError('missing_image');
  return decodeBase64(base64);
}

function backgroundOf(fields: SentFields): Uint8Array | undefined {
  const file = fields.file('bg_image_file');
  const address = fields.text('bg_image_url');
  const sources = [file, address, fields.text('bg_color')].filter((source) => source !== undefined);
  if (sources.length > 1) throw new ServiceError('two_backgrounds');
  if (address !== undefined) throw new Refusal('bg_image_url_not_fetched');
  return file;
}
