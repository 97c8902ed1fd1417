import 'server-only';
import { ERROR_STATUS } from '@/lib/contracts/error-codes';
import { errorBody } from '@/lib/contracts/errors';
import { CERTAINTY_HEADER, MEDIA_TYPES, MODEL_HEADER, NOTICE_HEADER } from '@/lib/contracts/remove';
import type { JobResult } from '../inference/job';
import { lengthTold } from './answer-length';
import type { Fault } from './fault';
import { API_HEADERS } from './security-headers';
import { streamOf } from './stream-of';

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

/** The answer for a fault, at our own doors and before all pages. */
export function respondFault(fault: Fault, headers: Readonly<Record<string, string>> = {}): Response {
  const { code, retryAfterSeconds } = fault;
  const status = ERROR_STATUS[code];
  return Response.json(errorBody(code, fault), {
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

/** A small JSON answer that is no picture and no fault. */
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
