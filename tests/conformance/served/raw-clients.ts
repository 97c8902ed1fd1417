import { connect } from 'node:net';
import { parseHead, wholeBody } from './raw-head';
import type { Replayed } from './replay';

/** A request as a client's library writes it: the very bytes, of which the body comes in pieces. */
export interface RawExchange {
  /** Request line and headers, without the empty line; `{host}` is the server's. */
  readonly head: readonly string[];
  readonly pieces: readonly Buffer[];
  /** Sends the body when the server has said `100 Continue`. */
  readonly waits?: boolean;
}

/** A form's bytes: each part's headers as its library writes them, and its content. */
export function formOf(
  boundary: string,
  parts: readonly (readonly [readonly string[], Buffer | string])[],
): Buffer {
  return Buffer.concat([
    ...parts.flatMap(([headers, content]) => [
      Buffer.from(`--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

/** A body in the pieces of chunked transfer. */
export function chunksOf(body: Buffer, size: number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
  }
  return [...pieces, Buffer.from('0\r\n\r\n')];
}

const WITHIN_MS = 20_000;

/** Sends the bytes over a bare connection, and reads one answer. */
export function exchange(serverUrl: string, { head, pieces, waits = false }: RawExchange): Promise<Replayed> {
  const { host, hostname, port } = new URL(serverUrl);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname });
    const sendBody = () => pieces.forEach((piece) => socket.write(piece));
    let came: Buffer = Buffer.alloc(0);
    let mayContinue = !waits;
    socket.setTimeout(WITHIN_MS, () =>
      socket.destroy(new Error(`no whole answer: ${came.toString('latin1', 0, 200)}`)),
    );
    socket.on('error', reject);
    socket.on('connect', () => {
      socket.write(`${head.join('\r\n').replace('{host}', host)}\r\n\r\n`);
      if (!waits) sendBody();
    });
    const read = (hasEnded: boolean) => {
      const answer = parseHead(came);
      if (answer?.status === 100) {
        came = answer.rest;
        if (!mayContinue) sendBody();
        mayContinue = true;
        return;
      }
      const body = answer && wholeBody(answer.headers, answer.rest, hasEnded);
      if (!body) return;
      socket.destroy();
      resolve({ status: answer.status, headers: answer.headers, body });
    };
    socket.on('data', (bytes) => {
      came = Buffer.concat([came, bytes]);
      read(false);
    });
    socket.on('end', () => read(true));
  });
}
