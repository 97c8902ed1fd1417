import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { OptionText } from '@/lib/contracts/options/read-request';
import { collectBody, isForm, type BodyLimit } from './collect-body';
import { readForm, type FormParts } from './multipart';

/** An upload in memory. */
export interface Upload {
  /** The picture to cut out, as a file. */
  readonly bytes: Uint8Array;
  /** A picture for behind the subject, as a file. */
  readonly backgroundImage: Uint8Array | undefined;
  /** Options of the form's text fields, or of the query where the form has none of the name. */
  readonly option: OptionText;
  /** Bytes of the whole body, form included. */
  readonly bodyBytes: number;
  /** When the last byte arrived, by `performance.now()`. Deadlines count from here: a slow line is not our delay. */
  readonly receivedAtMs: number;
}

/** How pictures come to a door, as a form's files or as the raw body. */
export interface UploadShape {
  readonly body: BodyLimit;
  /** Largest picture file. */
  readonly maxFileBytes: number;
  readonly parts: FormParts;
}

/**
 * Reads the picture from a request: the part of a multipart form, or the raw body. Also reads what is asked for, from
 * the form's fields and the query. Two pictures share the one limit. A background image named in the query would have
 * no effect: it is refused.
 *
 * @param request its body has not been touched
 * @throws ServiceError upload_too_large, unsupported_encoding, empty_body, empty_file, missing_image,
 *   malformed_multipart, incomplete_upload, background_image_unreadable
 */
export async function readUpload(
  request: Request,
  { body: limit, maxFileBytes, parts }: UploadShape,
): Promise<Upload> {
  const { body, receivedAtMs } = await collectBody(request, limit);
  const contentType = request.headers.get('content-type') ?? '';
  const form = isForm(contentType) ? readForm(body, contentType, parts) : undefined;
  const bytes = form?.picture ?? body;
  if (bytes.length > maxFileBytes) throw new ServiceError('upload_too_large');
  const query = new URL(request.url).searchParams;
  if (query.get(parts.background)) throw new ServiceError('background_image_unreadable');
  return {
    bytes,
    backgroundImage: form?.background,
    option: (name) => form?.fields.get(name) ?? query.get(name) ?? undefined,
    bodyBytes: body.length,
    receivedAtMs,
  };
}
