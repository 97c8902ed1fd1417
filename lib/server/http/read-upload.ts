import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { OptionText } from '@/lib/contracts/options/read-request';
import { isForm, largestBody, type BodyLimit } from './body-limit';
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
 * Reads the picture from a request: the part of a multipart form, or the raw body; and what is asked for, from
 * the form's fields and the query. The front has reserved the room and counted the bytes already; the length is counted
 * here again, because a handler does not trust what stands before it. Two pictures share the one limit.
 *
 * @param request its body has not been touched
 * @throws ServiceError upload_too_large, unsupported_encoding, empty_body, missing_image,
 *   malformed_multipart, incomplete_upload
 */
export async function readUpload(
  request: Request,
  { body: limit, maxFileBytes, parts }: UploadShape,
): Promise<Upload> {
  const contentType = request.headers.get('content-type') ?? '';
  const maxBytes = largestBody(limit, contentType);
  if (!/^(identity)?$/i.test(request.headers.get('content-encoding') ?? '')) {
    throw new ServiceError('unsupported_encoding');
  }
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > maxBytes) throw new ServiceError('upload_too_large');
  if (announced === '0' || !request.body) throw new ServiceError('empty_body');

  const body = await collect(request.body, maxBytes);
  const receivedAtMs = performance.now();
  if (body.length === 0) throw new ServiceError('empty_body');
  const form = isForm(contentType) ? await readForm(body, contentType, parts, maxFileBytes) : undefined;
  const bytes = form?.picture ?? body;
  if (bytes.length > maxFileBytes) throw new ServiceError('upload_too_large');
  const query = new URL(request.url).searchParams;
  return {
    bytes,
    backgroundImage: form?.background,
    option: (name) => form?.fields.get(name) ?? query.get(name) ?? undefined,
    bodyBytes: body.length,
    receivedAtMs,
  };
}

async function collect(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new ServiceError('incomplete_upload', { cause: error });
    });
    if (done) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new ServiceError('upload_too_large');
    }
    chunks.push(value);
  }
}
