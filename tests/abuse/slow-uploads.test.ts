import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRaw, send } from '../fixtures/http-client';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, until, type RunningServer } from '../fixtures/server';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const head = (lines: string[]) =>
  `${['POST /api/v1/remove HTTP/1.1', 'Host: x', ...lines].join('\r\n')}\r\n\r\n`;

describe('R6 slow uploads', () => {
  it('cuts 1 B/s by 30 s with 408, while 12 MB at 1 Mbit/s and pictures of others get through', async () => {
    const began = performance.now();
    const slow = Array.from({ length: 200 }, (_, index) => connectRaw(server.url, `127.0.2.${1 + index}`));
    for (const { socket } of slow) socket.write(head(['Content-Length: 1000']));
    const drip = setInterval(() => slow.forEach(({ socket }) => socket.writable && socket.write('x')), 1_000);
    const picture = await sceneJpeg(320, 240);
    for (let count = 0; count < 10; count += 1) {
      expect((await send(server.url, { body: picture, from: '127.0.3.1' })).status).toBe(200);
    }
    const steady = sendAtRate(server.url, 12_000_000, 125_000);
    await Promise.all(slow.map(({ closed }) => closed));
    clearInterval(drip);
    expect(performance.now() - began).toBeLessThan(30_000);
    for (const { received } of slow) expect(received()).toMatch(/^HTTP\/1\.1 408 [^]*"upload_too_slow"/);
    expect(await steady).toMatch(/^HTTP\/1\.1 415 [^]*"not_a_picture"/);
  }, 150_000);
});

async function sendAtRate(url: string, bytes: number, bytesPerSecond: number): Promise<string> {
  const { socket, received } = connectRaw(url, '127.0.3.2');
  socket.write(head([`Content-Length: ${bytes}`, 'Connection: close']));
  for (let sent = 0; sent < bytes; sent += bytesPerSecond / 5) {
    socket.write(Buffer.alloc(Math.min(bytesPerSecond / 5, bytes - sent)));
    await pause(200);
  }
  await until(() => received().includes('\r\n\r\n'), 10_000, 'an answer');
  await pause(200);
  socket.destroy();
  return received();
}
