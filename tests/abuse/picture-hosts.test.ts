import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf, send } from '../fixtures/http-client';
import { startPictureHost, type PictureHost } from '../fixtures/picture-host';
import { sceneJpeg } from '../fixtures/pictures';
import { startServer, until, type RunningServer } from '../fixtures/server';

const CLIENTS = ['127.0.8.1', '127.0.8.2', '127.0.8.3', '127.0.8.4', '127.0.8.5'];
const PLACES = 4;
/** The fetches of one request end after 12 s; the rest is for a busy machine. */
const OVER_WITHIN_MS = 20_000;

let host: PictureHost;
let server: RunningServer;
beforeAll(async () => {
  host = await startPictureHost((request, response) => {
    if (request.url !== '/dripping') return;
    const drip = setInterval(() => response.write('x'), 500);
    response.once('close', () => clearInterval(drip));
  });
  server = await startServer({
    URL_INPUT: `127.0.0.1:${host.port}`,
    RATE_LIMIT_CONCURRENT: String(PLACES),
    INFERENCE_CHILDREN: '1',
  });
});
afterAll(async () => {
  host.close();
  await server.stop();
});

const byAddress = (from: string, way: string) =>
  send(server.url, {
    ...{ path: '/v1.0/removebg', from },
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Api-Key': 'x' },
    body: new URLSearchParams({ image_url: `${host.url}/${way}` }).toString(),
  });

it('hosts that hang or trickle keep their callers’ places until the deadline, and nobody else’s', async () => {
  const picture = await sceneJpeg(320, 240);
  const began = performance.now();
  let answered = 0;
  const hung = CLIENTS.flatMap((from) =>
    ['silent', 'silent', 'dripping', 'dripping'].map(async (way) => {
      const { status } = await byAddress(from, way);
      answered += 1;
      return status;
    }),
  );
  await until(() => host.paths.length === hung.length, 5_000, 'all have been asked for');
  const own = await send(server.url, { from: CLIENTS[0]!, body: picture });
  expect([own.status, codeOf(own)]).toEqual([429, 'too_many_at_once']);
  for (const from of ['127.0.9.1', '127.0.9.2', '127.0.9.3']) {
    expect((await send(server.url, { from, body: picture })).status).toBe(200);
  }
  expect(answered).toBe(0);
  expect(await Promise.all(hung)).toEqual(Array(CLIENTS.length * PLACES).fill(400));
  expect(performance.now() - began).toBeLessThan(OVER_WITHIN_MS);
  for (const from of CLIENTS) {
    expect((await send(server.url, { from, body: picture })).status).toBe(200);
  }
});
