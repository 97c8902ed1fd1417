import { request, type IncomingHttpHeaders } from 'node:http';
import { holdToDocuments } from './documented';

/** A request as a client of remove.bg sends it: headers as it writes them, and the body's very bytes. */
export interface Recorded {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
  /** Announces no length, and comes in pieces. */
  readonly chunked?: boolean;
}

export interface Replayed {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Where a request goes that names no path. */
export const DEFAULT_PATH = '/v1.0/removebg';

const PIECE_BYTES = 16 * 1024;

/**
 * Sends a request again, to another server. No client's convenience stands between: what is not in it is not sent. Whatever comes
 * is held to the API's documents.
 */
export async function replay(url: string, recorded: Recorded): Promise<Replayed> {
  const answer = await send(url, recorded);
  holdToDocuments(recorded, answer);
  return answer;
}

function send(url: string, recorded: Recorded): Promise<Replayed> {
  const { method = 'POST', path = DEFAULT_PATH, headers = {}, body, chunked = false } = recorded;
  return new Promise((resolve, reject) => {
    const length = chunked || body === undefined ? {} : { 'Content-Length': String(body.length) };
    const outgoing = request(
      `${url}${path}`,
      { method, agent: false, headers: { ...headers, ...length } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    outgoing.on('error', reject);
    for (let at = 0; body && at < body.length; at += PIECE_BYTES) {
      outgoing.write(body.subarray(at, at + PIECE_BYTES));
    }
    outgoing.end();
  });
}
