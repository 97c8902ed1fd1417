import 'server-only';
import { MEDIA_TYPES } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import type { Box } from '@/lib/core/render/box';
import { lengthTold } from '../../http/answer-length';
import { mediaRanges } from '../../http/media-ranges';
import { API_HEADERS } from '../../http/security-headers';
import { streamOf } from '../../http/respond';
import type { JobResult } from '../../inference/job';

/** How a cut-out is to be answered. */
export interface ResultShape {
  /** As base64 in JSON; else as the bytes themselves. */
  readonly json: boolean;
  /** The value of X-Type; undefined for none. */
  readonly type: string | undefined;
  /** What the largest `size` would give. */
  readonly largest: Size;
}

/** The cut-out, as remove.bg answers with one. */
export function respondResult(cutOut: JobResult, { json, type, largest }: ResultShape): Response {
  const { format } = cutOut;
  const headers = {
    ...API_HEADERS,
    ...(type === undefined ? {} : { 'X-Type': type }),
    'X-Width': String(cutOut.width),
    'X-Height': String(cutOut.height),
    'X-Max-Width': String(largest.width),
    'X-Max-Height': String(largest.height),
    ...foregroundHeaders(cutOut.subject),
    'X-Credits-Charged': '0',
    Vary: 'Accept',
  };
  const body = json ? jsonOf(cutOut) : cutOut.body;
  return new Response(streamOf(body), {
    headers: {
      ...headers,
      'Content-Type': json ? 'application/json; charset=utf-8' : MEDIA_TYPES[format],
      ...lengthTold(body.length),
    },
  });
}

function jsonOf({ body, subject }: JobResult): Uint8Array {
  const data = { result_b64: Buffer.from(body).toString('base64'), ...foregroundMembers(subject) };
  return Buffer.from(JSON.stringify({ data }));
}

/** Where the subject is in the answered picture, in pixels; nothing where there is none. */
function foregroundHeaders(subject: Box | undefined): Readonly<Record<string, string>> {
  if (!subject) return {};
  return {
    'X-Foreground-Top': String(subject.top),
    'X-Foreground-Left': String(subject.left),
    'X-Foreground-Width': String(subject.width),
    'X-Foreground-Height': String(subject.height),
  };
}

/** The same, for JSON. */
function foregroundMembers(subject: Box | undefined): Readonly<Record<string, number>> {
  if (!subject) return {};
  return {
    foreground_top: subject.top,
    foreground_left: subject.left,
    foreground_width: subject.width,
    foreground_height: subject.height,
  };
}

/**
 * Whether the cut-out goes out as base64 in JSON. That is so where the header names `application/json`, prefers no
 * picture to it, and does not take everything. So clients that parse JSON get it, and axios, which lists JSON beside
 * all else unasked, gets bytes. The picture's own format is never taken from the header.
 */
export function wantsJson(accept: string | null): boolean {
  const ranges = mediaRanges(accept);
  const json = Math.max(0, ...ranges.map(({ type, quality }) => (type === 'application/json' ? quality : 0)));
  if (json === 0) return false;
  return ranges.every(({ type, quality }) => !isPicture(type) || (type !== '*/*' && quality <= json));
}

function isPicture(type: string): boolean {
  return type === '*/*' || type.startsWith('image/');
}
