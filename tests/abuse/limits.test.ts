import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, connectRaw, send } from '../fixtures/http-client';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, until, type RunningServer } from '../fixtures/server';

const LIMIT = 6;
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({
    RATE_LIMIT_PER_MINUTE: String(LIMIT),
    RATE_LIMIT_PER_DAY: '40',
    RATE_LIMIT_CONCURRENT: '2',
    RATE_LIMIT_MEGAPIXELS_PER_MINUTE: '3',
    INFERENCE_CHILDREN: '1',
  });
});
afterAll(() => server.stop());

const statuses = async (from: string, count: number, path?: string) => {
  const answers = [];
  for (let sent = 0; sent < count; sent += 1) {
    answers.push((await send(server.url, { from, ...(path ? { path } : {}) })).status);
  }
  return answers;
};

describe('R-01 requests of one client', () => {
  it('are refused from the limit on, with the time to come back; another client is not', async () => {
    const picture = await sceneJpeg(64, 64);
    const first = await send(server.url, { from: '127.0.0.10', body: picture });
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '6',
      'ratelimit-remaining': '5',
      'ratelimit-reset': expect.stringMatching(/^(60|59)$/) as string,
      'x-ratelimit-limit': '6',
      'x-ratelimit-remaining': '5',
    });
    // Bad input counts, whatever it is refused for: here by the handler, a wrong address, and the front.
    expect(await statuses('127.0.0.10', 2)).toEqual([415, 415]);
    expect(await statuses('127.0.0.10', 1, '/api/nowhere')).toEqual([404]);
    const tooLarge = connectRaw(server.url, '127.0.0.10');
    tooLarge.socket.write('POST /api/v1/remove HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n');
    await until(() => tooLarge.received().includes('upload_too_large'), 2_000, '413');
    tooLarge.socket.destroy();
    expect(await statuses('127.0.0.10', 1)).toEqual([415]);
    for (const by of ['middleware', 'the front']) {
      const refused = await send(server.url, { from: '127.0.0.10', body: picture });
      expect(refused.status, by).toBe(429);
      expect(codeOf(refused), by).toBe('too_many_requests');
      expect(Number(refused.headers['retry-after']), by).toBeGreaterThan(40);
      expect(refused.headers, by).toMatchObject({
        'ratelimit-limit': '6',
        'ratelimit-remaining': '0',
        'ratelimit-reset': refused.headers['retry-after'],
        'x-ratelimit-reset': refused.headers['retry-after'],
        'cache-control': 'no-store',
      });
    }
    expect((await send(server.url, { from: '127.0.0.11', body: picture })).status).toBe(200);
  });

  it('A2: stay limited whatever headers they carry: 1,000 forged sets', async () => {
    expect(await statuses('127.0.0.12', LIMIT)).toEqual(Array(LIMIT).fill(415));
    const forge = (index: number) => {
      const address = `10.${index % 256}.${(index * 7) % 256}.${(index * 13) % 256}`;
      const sets: Record<string, string | string[]>[] = [
        { 'X-Forwarded-For': address },
        { 'X-Forwarded-For': [address, '127.0.0.1'] },
        { 'CF-Connecting-IP': address, 'True-Client-IP': address },
        { 'X-Real-IP': address, Forwarded: `for=${address}` },
        { 'x-clearcut-caller': `x:${address}`, 'X-Client-IP': address },
        { 'X-Forwarded-For': `::ffff:${address}`, 'X-Api-Key': address },
        { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
        { Authorization: `Bearer ${address}`, 'x-middleware-request-x-clearcut-caller': `x:${address}` },
        { 'x-middleware-override-headers': 'x-clearcut-caller', 'X-Forwarded-Host': address },
        { Via: address, 'X-Cluster-Client-IP': address },
      ];
      return sets[index % sets.length]!;
    };
    const got: number[] = [];
    for (let batch = 0; batch < 50; batch += 1) {
      const answers = Array.from({ length: 20 }, (_, index) =>
        send(server.url, { from: '127.0.0.12', headers: forge(batch * 20 + index) }),
      );
      got.push(...(await Promise.all(answers)).map(({ status }) => status));
    }
    expect(new Set(got)).toEqual(new Set([429]));
    expect(got).toHaveLength(1_000);
  });

  it('reach no handler uncounted, however their address is written', async () => {
    const ways = [
      ...['/api/v1/remove/', '//api/v1/remove', '/api//v1/remove', '/%61pi/v1/remove', '/api/v1/%72emove'],
      ...[
        '/API/v1/remove',
        '/en/../api/v1/remove',
        '/api/./v1/remove',
        '/api/v1/remove?x=.png',
        '/api%2fv1/remove',
      ],
      ...[
        '/_next/../api/v1/remove',
        '/_next/data/x/api/v1/remove.json',
        '/en/api/v1/remove',
        '/api/v1/remove#x',
      ],
      ...['\\api\\v1\\remove', `${server.url}/api/v1/remove`, '/api/v1/remove.rsc', '/api/v1/remove;x=1'],
    ];
    // One client each, so that nothing is refused for what came before.
    const uncounted = await Promise.all(
      ways.map(async (way, index) => {
        const { socket, received, closed } = connectRaw(server.url, `127.0.4.${index + 1}`);
        socket.write(
          `POST ${way} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello`,
        );
        await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 2_000))]);
        socket.destroy();
        const handled = received().includes('not_a_picture');
        return handled && !/\r\nratelimit-remaining: 5\r\n/i.test(received()) ? [way] : [];
      }),
    );
    expect(uncounted.flat()).toEqual([]);
  });

  it('R-07 leave health alone: 1,000 probes', async () => {
    for (let batch = 0; batch < 20; batch += 1) {
      const probes = Array.from({ length: 50 }, (_, index) =>
        send(server.url, {
          method: 'GET',
          from: '127.0.0.12',
          path: index % 2 === 0 ? '/api/health/live' : '/api/health/ready',
        }),
      );
      expect((await Promise.all(probes)).every(({ status }) => status === 200)).toBe(true);
    }
  });
});

describe('A3 what pictures cost', () => {
  it('is charged when it is known: megapixels beyond the budget refuse the next, not the one', async () => {
    const picture = await sceneJpeg(1_800, 1_200);
    const two = [
      await send(server.url, { from: '127.0.0.20', body: picture }),
      await send(server.url, { from: '127.0.0.20', body: picture }),
    ];
    expect(two.map(({ status }) => status)).toEqual([200, 200]);
    const refused = await send(server.url, { from: '127.0.0.20', body: picture });
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too_many_megapixels']);
    expect(refused.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '0' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(40);
  });

  it('is charged by the header when the picture turns out to be broken, too', async () => {
    const whole = await sceneJpeg(1_800, 1_200);
    const broken = whole.subarray(0, whole.length * 0.9);
    for (let sent = 0; sent < 2; sent += 1) {
      const answer = await send(server.url, { from: '127.0.0.22', body: broken });
      expect([answer.status, codeOf(answer)]).toEqual([422, 'picture_truncated']);
    }
    const refused = await send(server.url, { from: '127.0.0.22', body: whole });
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too_many_megapixels']);
  });

  it('is a place among those of its client while it is under way, given back however it ends', async () => {
    const picture = await sceneJpeg(64, 64);
    const [child] = server.childPids();
    process.kill(child!, 'SIGSTOP');
    const two = [1, 2].map(() => send(server.url, { from: '127.0.0.21', body: picture }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const third = await send(server.url, { from: '127.0.0.21', body: picture });
    expect([third.status, codeOf(third)]).toEqual([429, 'too_many_at_once']);
    expect(third.headers).toMatchObject({
      'retry-after': '1',
      'ratelimit-limit': '6',
      'ratelimit-remaining': '3',
    });
    process.kill(child!, 'SIGCONT');
    expect((await Promise.all(two)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await send(server.url, { from: '127.0.0.21', body: picture })).status).toBe(200);
    expect((await send(server.url, { from: '127.0.0.21' })).status).toBe(415);
    expect((await send(server.url, { from: '127.0.0.21', body: picture })).status).toBe(200);
  });
});
