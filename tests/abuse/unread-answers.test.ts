import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { residentMegabytes } from '@/bench/speed/memory';
import { connectRaw, send } from '../fixtures/http-client';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, until } from '../fixtures/server';

const GREEDY = '127.0.4.1';

it('R1, R6: answers that nobody reads end, cost their client its places and no other one anything', async () => {
  const server = await startServer({ RATE_LIMIT_CONCURRENT: '2' });
  const picture = await sceneJpeg(320, 240);
  const { body, contentType } = await askForMuch(picture);
  const unread = () => {
    const connection = connectRaw(server.url, GREEDY);
    const lines = ['POST /api/v1/remove HTTP/1.1', 'Host: x', `Content-Type: ${contentType}`];
    connection.socket.write(`${[...lines, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n`);
    connection.socket.write(body);
    connection.socket.once('data', () => connection.socket.pause());
    return connection;
  };
  try {
    const connections = [];
    for (let count = 0; count < 4; count += 1) {
      const connection = unread();
      connections.push(connection);
      await until(() => connection.received() !== '', 30_000, 'the beginning of an answer');
      expect(connection.received()).toMatch(/^HTTP\/1\.1 200 /);
    }
    const began = performance.now();
    const oneMore = await send(server.url, { body: picture, from: GREEDY });
    expect([oneMore.status, oneMore.body]).toEqual([429, expect.stringContaining('too_many_at_once')]);
    for (let count = 0; count < 5; count += 1) {
      expect((await send(server.url, { body: picture, from: '127.0.4.2' })).status).toBe(200);
    }
    expect(residentMegabytes(server.pid, 'VmRSS')).toBeLessThan(450);
    const dropped = () => server.log().filter(({ code }) => code === 'answer_not_read');
    await until(() => dropped().length === 4, 40_000, 'all four dropped');
    // A line that stalls for some seconds is waited for.
    expect(performance.now() - began).toBeGreaterThan(5_000);
    expect((await send(server.url, { body: picture, from: GREEDY })).status).toBe(200);
    // Nor does one keep the process alive: one that had to be killed has no exit code.
    const last = unread();
    await until(() => last.received() !== '', 30_000, 'the beginning of an answer');
    expect(await server.stop()).not.toBeNull();
    for (const { socket } of [...connections, last]) socket.destroy();
  } finally {
    await server.stop();
  }
}, 150_000);

/** A small form whose answer has some ten megabytes, more than systems keep between two programs: noise does not pack. */
async function askForMuch(picture: Uint8Array): Promise<{ body: Uint8Array; contentType: string }> {
  const side = 2_500;
  const raw = { width: side, height: side, channels: 3 } as const;
  const noise = await sharp(randomBytes(side * side * 3), { raw })
    .jpeg({ quality: 80 })
    .toBuffer();
  const form = new FormData();
  form.set('image', new Blob([new Uint8Array(picture)]), 'a.jpg');
  form.set('background_image', new Blob([new Uint8Array(noise)]), 'b.jpg');
  form.set('canvas', `${side}x${side}`);
  form.set('format', 'png');
  const request = new Request('http://x', { method: 'POST', body: form });
  return {
    body: new Uint8Array(await request.arrayBuffer()),
    contentType: request.headers.get('content-type')!,
  };
}
