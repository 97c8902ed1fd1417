import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { holdBody } from './request-body';

const MEGABYTE = 1024 * 1024;
const body = Buffer.from(Uint8Array.from({ length: 5 * MEGABYTE }, (_, i) => i % 251));

let server: Server;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

/** Starts a server whose listener gets requests when their bodies are complete, as Next does behind the front. */
async function serve(listener: RequestListener): Promise<void> {
  server = createServer((incoming, response) => {
    holdBody(
      incoming,
      () => true,
      (_pieces, handOver) => {
        listener(incoming, response);
        handOver();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function post(sent: Buffer = body): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST', agent }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text));
    });
    outgoing.on('error', reject).end(sent);
  });
}

async function pieces(incoming: IncomingMessage): Promise<Buffer[]> {
  const read: Buffer[] = [];
  for await (const piece of incoming) read.push(piece as Buffer);
  return read;
}

describe('holdBody', () => {
  it.each([0, 1, 70_000, body.length])('hands over a body of %i bytes to who reads later', async (length) => {
    await serve((incoming, response) => {
      setTimeout(
        () => void pieces(incoming).then((read) => response.end(`${Buffer.concat(read).length}`)),
        20,
      );
    });
    expect(await post(body.subarray(0, length))).toBe(String(length));
  });

  it('takes a body that nobody reads from the next request’s way', async () => {
    await serve((_incoming, response) => response.end('unread'));
    expect(await post()).toBe('unread');
    expect(await post()).toBe('unread');
  });
});
