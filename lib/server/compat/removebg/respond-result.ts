import 'server-only';
import { MEDIA_TYPES, type OutputFormat } from '@/lib/contracts/remove';
import { API_HEADERS } from '../../http/security-headers';
import { streamOf } from '../../http/stream-of';
import type { JobResult } from '../../inference/job';

/** How a cut-out is to be answered. */
export interface ResultShape {
  readonly format: OutputFormat;
  /** As base64 in JSON; else as the bytes themselves. */
  readonly json: boolean;
  /** The value of X-Type; undefined for none. */
  readonly type: string | undefined;
}

/** The cut-out, as remove.bg answers with one. */
export function respondResult(cutOut: JobResult, { format, json, type }: ResultShape): Response {
  const headers = {
    ...API_HEADERS,
    ...(type === undefined ? {} : { 'X-Type': type }),
    'X-Width': String(cutOut.width),
    'X-Height': String(cutOut.height),
    'X-Credits-Charged': '0',
    Vary: 'Accept',
  };
  if (json) {
    const data = { result_b64: Buffer.from(cutOut.body).toString('base64') };
    return Response.json(
      { data },
      { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } },
    );
  }
  return new Response(streamOf(cutOut.body), {
    headers: {
      ...headers,
      'Content-Type': MEDIA_TYPES[format],
      'Content-Length': String(cutOut.body.length),
    },
  });
}
