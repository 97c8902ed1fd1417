import 'server-only';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import Negotiator from 'negotiator';
import { byteRange, isKnown } from '../http/conditional-request';
import { API_HEADERS } from '../http/security-headers';
import type { FileForm, ImmutableFile } from './immutable-files';

/** A year, which is as long as caches keep anything; the content of these addresses never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * Answers GET and HEAD for a file that the build has listed. It is compressed as the client takes it, whole or from
 * where a broken download ended. Nothing is compressed here, and no path of a client's is looked up.
 */
export function serveImmutableFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: ImmutableFile,
): void {
  const { headers, method } = request;
  const form = formFor(headers, file);
  const etag = etagOf(file, form);
  const always = { ...API_HEADERS, 'Cache-Control': FOR_EVER, ETag: etag, 'Accept-Ranges': 'bytes' };
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  if (file.forms.length > 1) response.setHeader('Vary', 'Accept-Encoding');
  if (isKnown(headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  const range = isCurrent(headers['if-range'], etag) ? byteRange(headers.range, form.bytes) : undefined;
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${form.bytes}` }).end();
    return;
  }
  response.setHeader('Content-Type', file.type);
  if (form.encoding !== 'identity') response.setHeader('Content-Encoding', form.encoding);
  const { first, last } = range ?? { first: 0, last: form.bytes - 1 };
  response.setHeader('Content-Length', last - first + 1);
  if (range) response.setHeader('Content-Range', `bytes ${first}-${last}/${form.bytes}`);
  response.statusCode = range ? 206 : 200;
  if (method === 'HEAD') {
    response.end();
    return;
  }
  // A client that leaves, or a disk that fails, ends both; the client sees a cut connection and resumes.
  pipeline(createReadStream(form.file, { start: first, end: last }), response, () => undefined);
}

/**
 * A part is always one of the plain file. Only that goes with what a client has unpacked of a broken answer.
 */
function formFor(
  { range, 'accept-encoding': accepted }: IncomingMessage['headers'],
  file: ImmutableFile,
): FileForm {
  const [plain, ...compressed] = file.forms;
  if (range !== undefined || accepted === undefined) return plain;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': accepted } });
  const usable = negotiator.encodings(file.forms.map(({ encoding }) => encoding));
  return compressed.find(({ encoding }) => usable.includes(encoding)) ?? plain;
}

/** Each form has its own: their bytes differ. */
function etagOf({ sha256 }: ImmutableFile, { encoding }: FileForm): string {
  return encoding === 'identity' ? `"${sha256}"` : `"${sha256}-${encoding}"`;
}

/** `If-Range`: one tag, compared strongly. A date is none of ours. */
function isCurrent(header: string | string[] | undefined, etag: string): boolean {
  return header === undefined || header === etag;
}
