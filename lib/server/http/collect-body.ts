import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { largestBody, type BodyLimit } from './body-limit';

/** A request's body in memory. */
export interface CollectedBody {
  readonly body: Uint8Array;
  /** When the last byte arrived, by `performance.now()`. Deadlines count from here: a slow line is not our delay. */
  readonly receivedAtMs: number;
}

/**
 * Takes a request's body. The front has reserved the room and counted the bytes already; the length is counted here
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
  if (announced === '0' || !request.body) throw new ServiceError('empty_body');

  const body = await collect(request.body, maxBytes, Number(announced ?? 0));
  const receivedAtMs = performance.now();
  if (body.length === 0) throw new ServiceError('empty_body');
  return { body, receivedAtMs };
}

/** Room for a body of unknown length, to begin with. */
const FIRST_BYTES = 64 * 1024;

/**
 * Each piece is copied to its place as it comes: in one go, a large body would keep all others waiting.
 *
 * @param announced the length in bytes; 0 where it is not known
 */
async function collect(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  announced: number,
): Promise<Uint8Array> {
  let whole = Buffer.allocUnsafe(announced || FIRST_BYTES);
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new ServiceError('incomplete_upload', { cause: error });
    });
    if (done) return whole.subarray(0, length);
    const end = length + value.length;
    if (end > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new ServiceError('upload_too_large');
    }
    if (end > whole.length) {
      const larger = Buffer.allocUnsafe(Math.min(maxBytes, Math.max(end, 2 * whole.length)));
      whole.copy(larger, 0, 0, length);
      whole = larger;
    }
    whole.set(value, length);
    length = end;
  }
}
