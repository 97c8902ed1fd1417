import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentMegabytes } from '@/bench/speed/memory';
import { MAX_INFLIGHT_UPLOAD_BYTES, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { codeOf, connectRaw, send, type RawConnection } from '../fixtures/http-client';
import { sceneJpeg } from '../fixtures/pictures';
import { spawnServer, startServer, until, type RunningServer } from '../fixtures/server';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const residentBytes = (pid: number) => residentMegabytes(pid, 'VmRSS') * 1_024 * 1_024;
const head = (lines: string[]) =>
  `${['POST /api/v1/remove HTTP/1.1', 'Host: x', ...lines].join('\r\n')}\r\n\r\n`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('A1 the peer address', () => {
  it('is never the one that a client sends: requests during the start get 503 or the socket decides', async () => {
    const starting = await spawnServer();
    const codes = new Set<string>();
    try {
      const forged = { 'x-clearcut-caller': 'secret:6.6.6.6', 'x-forwarded-for': '6.6.6.6' };
      const deadline = performance.now() + 30_000;
      const inFlight: Promise<void>[] = [];
      while (performance.now() < deadline && !codes.has('not_a_picture')) {
        inFlight.push(
          send(starting.url, { headers: forged }).then(
            (answer) => void codes.add(codeOf(answer)),
            () => undefined,
          ),
        );
        await pause(10);
      }
      await Promise.all(inFlight);
    } finally {
      await starting.stop();
    }
    // Some arrived before there was a front: the test would prove nothing without them.
    expect([...codes].sort()).toEqual(['address_unknown', 'not_a_picture']);
  });

  it('is written over what a client sends', async () => {
    const answer = await send(server.url, { headers: { 'x-clearcut-caller': 'a:1.2.3.4' } });
    expect(codeOf(answer)).toBe('not_a_picture');
  });
});

describe('A4 refusing before the body', () => {
  it('answers 413 by length while the body has not been sent', async () => {
    const { socket, received } = connectRaw(server.url);
    socket.write(head([`Content-Length: ${MAX_UPLOAD_BYTES + 1}`]));
    await until(() => received().includes('upload_too_large'), 2_000, 'an answer');
    expect(received()).toMatch(/^HTTP\/1\.1 413 /);
    expect(received()).toMatch(/\r\nconnection: close\r\n/i);
    expect(received()).toMatch(/\r\ncache-control: no-store\r\n/i);
    socket.destroy();
  });

  it('asks nobody for a body that it refuses (Expect: 100-continue), and everybody else', async () => {
    const refused = connectRaw(server.url);
    refused.socket.write(head([`Content-Length: ${MAX_UPLOAD_BYTES + 1}`, 'Expect: 100-continue']));
    const welcome = connectRaw(server.url);
    welcome.socket.write(head(['Content-Length: 5', 'Expect: 100-continue']));
    await until(() => refused.received().includes('upload_too_large'), 2_000, 'a refusal');
    expect(refused.received()).toMatch(/^HTTP\/1\.1 413 /);
    await until(() => welcome.received().startsWith('HTTP/1.1 100 '), 2_000, 'an invitation');
    welcome.socket.write('hello');
    await until(() => welcome.received().includes('not_a_picture'), 2_000, 'an answer');
    refused.socket.destroy();
    welcome.socket.destroy();
  });

  it('cuts a chunked body with 413 when it passes the largest upload', async () => {
    const answer = await send(server.url, { body: Buffer.alloc(MAX_UPLOAD_BYTES + 2), chunked: true });
    expect([answer.status, codeOf(answer)]).toEqual([413, 'upload_too_large']);
  });

  it('takes a chunked picture', async () => {
    expect((await send(server.url, { body: await sceneJpeg(64, 64), chunked: true })).status).toBe(200);
  });

  it('takes the largest upload and hands on every byte of it', async () => {
    const jpeg = await sceneJpeg(640, 480);
    const padded = Buffer.concat([jpeg, Buffer.alloc(MAX_UPLOAD_BYTES - jpeg.length)]);
    expect((await send(server.url, { body: padded })).status).toBe(200);
    const logged = () => server.log().some(({ uploadBytes }) => uploadBytes === MAX_UPLOAD_BYTES);
    await until(logged, 2_000, 'a log line with the length');
  });

  it('keeps no room for what is announced and does not come', async () => {
    const idle = Array.from({ length: 60 }, (_, index) =>
      connectRaw(server.url, `127.0.1.${1 + (index % 2)}`),
    );
    for (const { socket } of idle) socket.write(head([`Content-Length: ${MAX_UPLOAD_BYTES}`]));
    await pause(300);
    const picture = await sceneJpeg(64, 64);
    for (let count = 0; count < 5; count += 1) {
      expect((await send(server.url, { body: picture, from: '127.0.1.3' })).status).toBe(200);
    }
    expect(idle.map(({ received }) => received())).toEqual(Array(60).fill(''));
    for (const { socket } of idle) socket.destroy();
  });

  it('gives each client a share of the room; where that is spent, the slowest upload makes way', async () => {
    const allButOne = Buffer.alloc(MAX_UPLOAD_BYTES - 1);
    const stalled = Array.from({ length: 10 }, (_, index) =>
      connectRaw(server.url, `127.0.1.${1 + Math.floor(index / 5)}`),
    );
    expect(MAX_INFLIGHT_UPLOAD_BYTES / MAX_UPLOAD_BYTES).toBeLessThan(11);
    const upload = async ({ socket }: RawConnection) => {
      socket.write(head([`Content-Length: ${MAX_UPLOAD_BYTES}`]));
      await new Promise((resolve) => socket.write(allButOne, resolve));
    };
    for (const connection of stalled) await upload(connection);
    const greedy = connectRaw(server.url, '127.0.1.1');
    await upload(greedy);
    await until(() => greedy.received().includes('too_many_at_once'), 5_000, 'a refusal');
    expect(stalled.map(({ received }) => received())).toEqual(Array(10).fill(''));
    // It has just come, and what was there before stands still.
    const stranger = await send(server.url, { body: Buffer.alloc(MAX_UPLOAD_BYTES), from: '127.0.1.3' });
    expect([stranger.status, codeOf(stranger)]).toEqual([415, 'not_a_picture']);
    const evicted = stalled.filter(({ received }) => received() !== '');
    expect(evicted).toHaveLength(1);
    expect(evicted[0]!.received()).toMatch(/^HTTP\/1\.1 503 [^]*"server_busy"/);
    expect(evicted[0]!.received()).toMatch(/\r\nretry-after: \d+\r\n/i);
    for (const { socket } of [...stalled, greedy]) socket.destroy();
  });

  it('answers 400 to an address that cannot be read, and no page of Next’s', async () => {
    for (const path of ['/%ZZ', '/en/%E0%A4%A', '/%ff?x=1', '/_next/static/%', '/api/v1/%c3%28']) {
      for (const method of ['GET', 'POST']) {
        const answer = await send(server.url, { path, method });
        expect([answer.status, codeOf(answer)], `${method} ${path}`).toEqual([400, 'malformed_address']);
        expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
      }
    }
    expect((await send(server.url, { path: '/en?x=%ZZ', method: 'GET' })).status).toBe(200);
  });

  it('has pages and files read only, whatever is sent to them, and answers health in the meantime', async () => {
    const asked = [
      { path: '/en', body: Buffer.alloc(100_000) },
      { path: '/en', body: 'a=b', headers: { 'next-action': 'client-text' } },
      { path: '/de/privacy', method: 'PUT' },
      { path: '/en', method: 'DELETE' },
      { path: '/en', method: 'PROPFIND' },
      { path: '/en', method: 'TRACE', body: '' },
      { path: '/icon.svg', method: 'PATCH' },
    ];
    for (const each of asked) {
      const answer = await send(server.url, each);
      expect([answer.status, codeOf(answer)], JSON.stringify(each)).toEqual([405, 'method_not_allowed']);
      expect(answer.headers.allow).toBe('GET, HEAD');
    }
    expect(server.output()).not.toContain('client-text');
    expect((await send(server.url, { path: '/api/health/live', method: 'GET' })).status).toBe(200);
  });

  it.each([
    [
      'that stop when they are told',
      (body: Uint8Array) => send(server.url, { body }).then(({ status }) => status),
    ],
    ['that write to the end before they read', writeThenRead],
  ])(
    'tells at least 99 of 100 clients of 40 MB why, and stays below 50 MB for them: clients %s',
    async (_, client) => {
      const body = Buffer.alloc(40 * 1_048_576);
      await client(body);
      await pause(500);
      const before = residentBytes(server.pid);
      let peak = before;
      const sampler = setInterval(() => (peak = Math.max(peak, residentBytes(server.pid))), 20);
      const answers = await Promise.allSettled(Array.from({ length: 100 }, () => client(body)));
      clearInterval(sampler);
      const read = answers.filter((answer) => answer.status === 'fulfilled' && answer.value === 413);
      expect(read.length).toBeGreaterThanOrEqual(99);
      expect(peak - before).toBeLessThan(50 * 1_048_576);
    },
  );
});

describe('what Next would answer with an error of its own', () => {
  it.each(['bytes=999999999-', 'bytes=5-2', 'bytes=-0'])(
    'a file is sent whole where %s is asked for',
    async (range) => {
      for (const path of ['/icon.svg', '/robots.txt']) {
        const answer = await send(server.url, { path, method: 'GET', headers: { range } });
        expect(answer.status, path).toBe(200);
      }
    },
  );
});

/** As simple HTTP libraries do: the whole request first, then the answer. */
async function writeThenRead(body: Uint8Array): Promise<number> {
  const { socket, received, closed } = connectRaw(server.url);
  socket.write(head([`Content-Length: ${body.length}`]));
  socket.write(body);
  await closed;
  return Number(/^HTTP\/1\.1 (\d+) /.exec(received())?.[1]);
}
