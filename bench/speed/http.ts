import { Agent, request } from 'node:http';
import { MEDIA_TYPES, REMOVE_PATH } from '@/lib/contracts/remove';
import type { BenchOutput } from './inputs';

// The server closes idle connections after 5 s: ours must be gone before.
const agent = new Agent({ keepAlive: true, maxSockets: Infinity, timeout: 4_000 });

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  /** From the first byte sent to the last byte received. */
  readonly elapsedMs: number;
  /** Milliseconds by stage, as the server reports them (Server-Timing). */
  readonly stages: Readonly<Record<string, number>>;
}

/** Sends a picture as the raw body and reads the whole answer. */
export function postPicture(url: string, jpeg: Buffer, output: BenchOutput): Promise<Answer> {
  return send(`${url}${REMOVE_PATH}`, 'POST', { accept: MEDIA_TYPES[output] }, jpeg);
}

export function get(url: string, path: string): Promise<Answer> {
  return send(`${url}${path}`, 'GET', {});
}

function send(
  url: string,
  method: string,
  asked: Readonly<Record<string, string>>,
  body?: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const headers = { ...asked, ...(body && { 'content-length': body.length }) };
    const sending = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks),
          elapsedMs: performance.now() - began,
          stages: parseServerTiming(response.headers['server-timing']),
        });
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function parseServerTiming(header: string | string[] | undefined): Record<string, number> {
  const entries = String(header ?? '').matchAll(/([a-z]+);dur=([\d.]+)/g);
  return Object.fromEntries([...entries].map(([, name = '', duration]) => [name, Number(duration)]));
}
