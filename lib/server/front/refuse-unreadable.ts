import 'server-only';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { ServiceError } from '@/lib/contracts/errors';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { publicOrigin } from '../http/page-scripts';
import { recordAnswer } from '../http/complete-answer';
import { respondError } from '../http/respond';
import { strictTransport } from '../http/security-headers';
import type { UnderWay } from './ask-whether-gone';
import { LINGER_MS } from './refuse';

/** Node's parser and its timers name what was wrong. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'upload_too_slow',
};

/** The client has ended its half of the connection within a request. */
const ENDED_EARLY = 'HPE_INVALID_EOF_STATE';

const answered = new WeakSet<Duplex>();

/**
 * Ends a connection that Node can read no further. Nobody else has a request of it, so nobody else would answer, log or
 * count it. Answers that are under way leave before.
 *
 * @param error what Node's parser or its timers say
 * @param newest the last exchange that has begun on the connection
 * @param address the client's, for the log
 */
export function refuseUnreadable(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  newest: UnderWay | undefined,
  address: string | undefined,
): void {
  // Node tells again of each piece that still comes.
  if (answered.has(socket)) return;
  answered.add(socket);
  const untouched = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && bytesRead(socket) === 0;
  if (!socket.writable || error.syscall !== undefined || untouched) {
    socket.destroy();
    return;
  }
  // Its client has been told why, and sends no more: the connection is free for others.
  if (error.code === ENDED_EARLY && newest?.response.writableFinished) {
    socket.end(() => socket.destroy());
    return;
  }
  if (newest?.fail && !newest.request.complete) {
    newest.fail(new ServiceError(error.code === ENDED_EARLY ? 'incomplete_upload' : codeOf(error)));
    return;
  }
  afterAnswer(newest, () => writeRefusal(socket, undefined, codeOf(error), address));
}

/** Answers CONNECT, for which Node has no response: this is no proxy. */
export function refuseTunnel(
  request: IncomingMessage,
  socket: Duplex,
  newest: UnderWay | undefined,
  address: string | undefined,
): void {
  afterAnswer(newest, () =>
    writeRefusal(socket, request.method, 'method_not_allowed', address, { Allow: 'GET, HEAD' }),
  );
}

/** Calls back when the answers that are under way on a connection have left. */
function afterAnswer(newest: UnderWay | undefined, proceed: () => void): void {
  if (newest && !newest.response.closed) newest.response.once('close', proceed);
  else proceed();
}

function codeOf({ code = '' }: NodeJS.ErrnoException): ErrorCode {
  return CODES[code] ?? 'malformed_request';
}

function bytesRead(socket: Duplex): number {
  return 'bytesRead' in socket ? Number(socket.bytesRead) : 0;
}

/** Writes an answer by hand, and closes the connection when its client has had time to read it. */
function writeRefusal(
  socket: Duplex,
  method: string | undefined,
  code: ErrorCode,
  address: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): void {
  const requestId = randomUUID();
  const answer = respondError(
    { code },
    { ...headers, ...strictTransport(publicOrigin()), [REQUEST_ID_HEADER]: requestId },
  );
  recordAnswer({ requestId, address, method, route: '*', status: answer.status, code });
  if (!socket.writable) return;
  socket.on('error', () => socket.destroy());
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
  written(answer).then(
    (text) => socket.end(text).resume(),
    () => socket.destroy(),
  );
}

async function written(answer: Response): Promise<string> {
  const body = await answer.text();
  const lines = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
    ...[...answer.headers].map(([name, value]) => `${name}: ${value}`),
    `date: ${new Date().toUTCString()}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
