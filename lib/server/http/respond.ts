import 'server-only';
import { ERRORS } from '@/lib/contracts/error-codes';
import { errorBody } from '@/lib/contracts/errors';
import { CERTAINTY_HEADER, MEDIA_TYPES, MODEL_HEADER, NOTICE_HEADER } from '@/lib/contracts/remove';
import type { JobResult } from '../inference/job';
import { lengthTold } from './answer-length';
import type { PublicError } from './public-error';
import { API_HEADERS } from './security-headers';

/** The cut-out itself, under a file name of ours: the upload's name is never repeated. */
export function respondPicture(cutOut: JobResult & { readonly model: string }): Response {
  const { format } = cutOut;
  const headers = new Headers({
    ...API_HEADERS,
    'Content-Type': MEDIA_TYPES[format],
    ...lengthTold(cutOut.body.length),
    'Content-Disposition': `inline; filename="cutout.${format}"`,
    'Server-Timing': serverTiming(cutOut),
    [MODEL_HEADER]: cutOut.model,
    [CERTAINTY_HEADER]: cutOut.certainty.toFixed(2),
    Vary: 'Accept',
  });
  if (cutOut.notices.length > 0) headers.set(NOTICE_HEADER, cutOut.notices.join(', '));
  return new Response(streamOf(cutOut.body), { headers });
}

/** The answer for an error, at our own doors and before all pages. */
export function respondError(error: PublicError, headers: Readonly<Record<string, string>> = {}): Response {
  const { code, retryAfterSeconds } = error;
  const status = ERRORS[code].status;
  return Response.json(errorBody(code, error), {
    status,
    headers: {
      ...API_HEADERS,
      // RFC 9110 §11.6.1: a 401 says how to do better.
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="clearcut"' } : {}),
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      ...headers,
    },
  });
}

/** A small JSON answer that is no picture and no error. */
export function respondJson(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: API_HEADERS });
}

/** An answer in plain text. */
export function respondText(text: string, contentType: string): Response {
  return new Response(text, { headers: { ...API_HEADERS, 'Content-Type': contentType } });
}

/** For a door of the operator's own: no word on what would open it. */
export function respondUnauthorized(): Response {
  return new Response(null, { status: 401, headers: { ...API_HEADERS, 'WWW-Authenticate': 'Bearer' } });
}

/** Where the time went, for developers' tools (W3C Server Timing): waiting, then each stage. */
function serverTiming({ waitedMs, timings }: JobResult): string {
  return [['wait', waitedMs] as const, ...Object.entries(timings)]
    .map(([name, durationMs]: readonly [string, number]) => `${name};dur=${durationMs.toFixed(1)}`)
    .join(', ');
}

/** Small enough that a poor line takes one in well under the time in which a pace is told. */
const PIECE_BYTES = 65_536;

/**
 * Bytes as a stream, because a Response copies a byte array that it is given. In pieces: a client that does not read is
 * told by the pieces that stay.
 */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const end = Math.min(bytes.length, sent + PIECE_BYTES);
        if (end > sent) controller.enqueue(bytes.subarray(sent, end));
        sent = end;
        if (sent === bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
