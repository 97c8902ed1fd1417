import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../fixtures/http-client';
import { isInstalled, startNginx, type RunningProgram } from '../fixtures/programs';
import { startServer, type RunningServer } from '../fixtures/server';

const LIMIT = 3;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    RATE_LIMIT_PER_MINUTE: String(LIMIT),
    INFERENCE_CHILDREN: '1',
    // nginx connects from an address of its own, so that the clients beside it are not proxies.
    TRUSTED_PROXIES: '127.0.0.99',
    CLIENT_ADDRESS_HEADER: 'x-forwarded-for',
  });
});
afterAll(() => server.stop());

const limited = [...Array<number>(LIMIT).fill(415), 429];
/** One request more than the limit, each with the next of some addresses in X-Forwarded-For. */
const asProxy = async (clients: readonly string[]) => {
  const got: number[] = [];
  for (let sent = 0; sent <= LIMIT; sent += 1) {
    const headers = { 'X-Forwarded-For': clients[sent % clients.length]! };
    got.push((await send(server.url, { from: '127.0.0.99', headers })).status);
  }
  return got;
};

describe('R-02 a trusted proxy', () => {
  it('has one bucket for all of an IPv6 /64, and another for its neighbour', async () => {
    const sameHome = ['2001:db8:1:2::1', '[2001:db8:1:2:ffff::9]:4711', '2001:db8:1:2:3:4:5:6'];
    expect(await asProxy(sameHome)).toEqual(limited);
    expect(await asProxy(['2001:db8:1:3::1'])).toEqual(limited);
  });

  it('is counted itself when it names nobody that can be read', async () => {
    expect(await asProxy(['unknown', '', '1', 'x'.repeat(10_000)])).toEqual(limited);
  });
});

describe.skipIf(!isInstalled('nginx'))('A2, R-02 behind nginx', () => {
  let proxy: RunningProgram;
  beforeAll(async () => {
    proxy = await startNginx(
      () => `location / {
        proxy_pass ${server.url}; proxy_bind 127.0.0.99; proxy_request_buffering off; proxy_buffering off;
        proxy_http_version 1.1; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }`,
    );
  });
  afterAll(() => proxy.stop());

  const through = () => `http://127.0.0.1:${proxy.port}`;
  const statuses = async (url: string, from: string, headers: Record<string, string> = {}) => {
    const got: number[] = [];
    for (let sent = 0; sent <= LIMIT; sent += 1) got.push((await send(url, { from, headers })).status);
    return got;
  };

  it('tells two clients apart', async () => {
    expect(await statuses(through(), '127.0.0.40')).toEqual(limited);
    expect(await statuses(through(), '127.0.0.41')).toEqual(limited);
  });

  it('believes what nginx has added, not what the client wrote before it', async () => {
    const forged = { 'X-Forwarded-For': '198.51.100.1', 'CF-Connecting-IP': '198.51.100.2' };
    expect((await send(through(), { from: '127.0.0.40', headers: forged })).status).toBe(429);
    expect((await send(through(), { from: '127.0.0.42', headers: forged })).status).toBe(415);
  });

  it('believes no header of a client that comes past nginx', async () => {
    const forged = {
      'X-Forwarded-For': '127.0.0.43',
      'CF-Connecting-IP': '127.0.0.43',
      'X-Real-IP': '127.0.0.43',
    };
    expect(await statuses(server.url, '127.0.0.44', forged)).toEqual(limited);
    expect((await send(server.url, { from: '127.0.0.44' })).status).toBe(429);
    expect((await send(server.url, { from: '127.0.0.43' })).status).toBe(415);
  });
});
