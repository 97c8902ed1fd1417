import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { takeBody } from './held-body';

/** The largest bodies that are taken, in bytes. */
export interface BodyLimit {
  /** A multipart form, with all that stands around its parts. */
  readonly form: number;
  /** Any other body. */
  readonly other: number;
}

/** For what takes no body: clients may send a little all the same. */
export const SMALL_BODY: BodyLimit = { form: 16 * 1024, other: 16 * 1024 };

/** Whether a Content-Type is a multipart form's (RFC 7578). */
export function isForm(contentType: string | null | undefined): boolean {
  return /^multipart\/form-data\b/i.test(contentType ?? '');
}

/** The largest body that a request of a Content-Type may have. */
export function largestBody(limit: BodyLimit, contentType: string | null | undefined): number {
  return isForm(contentType) ? limit.form : limit.other;
}

/** A request's body in memory. */
export interface CollectedBody {
  readonly body: Uint8Array;
  /** When the last byte arrived, by `performance.now()`. Deadlines count from here: a slow line is not our delay. */
  readonly receivedAtMs: number;
}

/**
 * Takes a request's body. The front has reserved the room and counted the bytes already. The length is counted here
 * again, because a handler does not trust what stands before it.
 *
 * @param request its body has not been touched
 * @throws ServiceError upload_too_large, unsupported_encoding, empty_body, incomplete_upload
 */
export async function collectBody(request: Request, limit: BodyLimit): Promise<CollectedBody> {
  const maxBytes = largestBody(limit, request.headers.get('content-type'));
  if (!/^(identity)?$/i.test(request.headers.get('content-encoding') ?? '')) {
    throw new ServiceError('unsupported_encoding');
  }
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > maxBytes) throw new ServiceError('upload_too_large');
  const pieces = takeBody(request.headers) ?? request.body;
  if (announced === '0' || !pieces) throw new ServiceError('empty_body');

  const body = await collect(pieces, maxBytes, Number(announced ?? 0));
  const receivedAtMs = performance.now();
  if (body.length === 0) throw new ServiceError('empty_body');
  return { body, receivedAtMs };
}

/** Room for a body of unknown length, to begin with. */
const FIRST_BYTES = 64 * 1024;

/**
 * Each piece is copied to its place as it comes. In one go, a large body would keep all others waiting.
 *
 * @param announced the length in bytes; 0 where it is not known
 */
async function collect(
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
  announced: number,
): Promise<Uint8Array> {
  let whole = Buffer.allocUnsafe(announced || FIRST_BYTES);
  let length = 0;
  for await (const piece of readable(pieces)) {
    const end = length + piece.length;
    if (end > maxBytes) throw new ServiceError('upload_too_large');
    if (end > whole.length) {
      const larger = Buffer.allocUnsafe(Math.min(maxBytes, Math.max(end, 2 * whole.length)));
      whole.copy(larger, 0, 0, length);
      whole = larger;
    }
    whole.set(piece, length);
    length = end;
  }
  return whole.subarray(0, length);
}

async function* readable(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    throw new ServiceError('incomplete_upload', { cause: error });
  }
}
