import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { send } from '../fixtures/http-client';
import { isInstalled, startRedis, type RunningProgram } from '../fixtures/programs';
import { startServer, until, type RunningServer } from '../fixtures/server';

const LIMIT = 4;
const LOCAL = 'limits are counted locally';
const SHARED = 'limits are counted in Redis';

const servers: RunningServer[] = [];
const programs: RunningProgram[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await Promise.all(programs.splice(0).map((program) => program.stop()));
});

async function redis(args: readonly string[] = [], port?: number): Promise<RunningProgram> {
  const program = await startRedis(args, port);
  programs.push(program);
  return program;
}

async function serve(url: string, env: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer({
    REDIS_URL: url,
    RATE_LIMIT_SECRET: 'a secret that all replicas have',
    RATE_LIMIT_PER_MINUTE: String(LIMIT),
    INFERENCE_CHILDREN: '1',
    ...env,
  });
  servers.push(server);
  return server;
}

const at = ({ port }: RunningProgram) => `redis://127.0.0.1:${port}`;
/** What the server has said of where it counts, in order. */
const changes = (server: RunningServer) =>
  server.log().flatMap(({ msg }) => (msg === LOCAL || msg === SHARED ? [msg] : []));
/** Waits until that has come to a message, and gives what was said by then. */
async function says(server: RunningServer, message: string): Promise<string[]> {
  await until(() => changes(server).at(-1) === message, 10_000, `"${message}"`);
  return changes(server);
}

/** Status and time of one request that is refused for being no picture, unless it is limited. */
async function spend(server: RunningServer, from: string) {
  const began = performance.now();
  const { status, headers } = await send(server.url, { from });
  return { status, tookMs: performance.now() - began, remaining: Number(headers['ratelimit-remaining']) };
}

describe.skipIf(!isInstalled('redis-server'))('R-03 counts in Redis', () => {
  it('are one budget for two servers, under keys that name nobody and end', async () => {
    const store = await redis();
    const [one, two] = await Promise.all([serve(at(store)), serve(at(store))]);
    await Promise.all([says(one, SHARED), says(two, SHARED)]);
    expect((await spend(one, '127.0.0.30')).remaining).toBe(3);
    expect((await spend(two, '127.0.0.30')).remaining).toBe(2);
    expect((await spend(one, '127.0.0.30')).remaining).toBe(1);
    expect((await spend(two, '127.0.0.30')).remaining).toBe(0);
    expect((await spend(one, '127.0.0.30')).status).toBe(429);
    expect((await spend(two, '127.0.0.30')).status).toBe(429);
    expect((await spend(two, '127.0.0.31')).status).toBe(415);
    const reader = new Redis(store.port);
    const keys = await reader.keys('*');
    expect(keys.length).toBeGreaterThanOrEqual(4);
    for (const key of keys) {
      expect(key).toMatch(/^clearcut:[mdp]:(probe|[\w-]{43})$/);
      expect(await reader.ttl(key)).toBeGreaterThan(0);
    }
    reader.disconnect();
  });
});

describe.skipIf(!isInstalled('redis-server'))('F3 Redis', () => {
  it('killed: counted locally at once, one line a change, and shared again by itself', async () => {
    const store = await redis();
    const server = await serve(at(store), { RATE_LIMIT_REPLICAS: '2' });
    const before = await says(server, SHARED);
    expect((await spend(server, '127.0.0.32')).remaining).toBe(3);
    process.kill(store.pid, 'SIGKILL');
    await until(async () => (await spend(server, '127.0.0.33')).status === 415, 5_000, 'a decision');
    await says(server, LOCAL);
    // Its part of the limit: half of 4.
    expect((await spend(server, '127.0.0.34')).remaining).toBe(1);
    expect((await spend(server, '127.0.0.34')).remaining).toBe(0);
    expect((await spend(server, '127.0.0.34')).status).toBe(429);
    await redis([], store.port);
    expect(await says(server, SHARED)).toEqual([...before, LOCAL, SHARED]);
    expect((await spend(server, '127.0.0.35')).remaining).toBe(3);
  });

  it('hung (SIGSTOP): the first waits, all others do not, and it is noticed when it goes on', async () => {
    const store = await redis();
    const server = await serve(at(store), { RATE_LIMIT_PER_MINUTE: '1000' });
    const before = await says(server, SHARED);
    const usual = await Promise.all(Array.from({ length: 20 }, () => spend(server, '127.0.0.36')));
    process.kill(store.pid, 'SIGSTOP');
    const first = await spend(server, '127.0.0.36');
    expect([first.status, first.tookMs > 150, first.tookMs < 1_000]).toEqual([415, true, true]);
    await says(server, LOCAL);
    const after: number[] = [];
    for (let count = 0; count < 20; count += 1) after.push((await spend(server, '127.0.0.36')).tookMs);
    const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
    expect(median(after)).toBeLessThan(median(usual.map(({ tookMs }) => tookMs)) + 5);
    process.kill(store.pid, 'SIGCONT');
    expect(await says(server, SHARED)).toEqual([...before, LOCAL, SHARED]);
  });

  it.each<[string, () => Promise<string>]>([
    ['down at the start', () => Promise.resolve('redis://127.0.0.1:1')],
    [
      'behind a wrong password',
      async () => at(await redis(['--requirepass', 'right'])).replace('//', '//:wrong@'),
    ],
    ['read-only', async () => at(await redis(['--replicaof', '127.0.0.1', String((await redis()).port)]))],
  ])('%s: counted locally, said once', async (_, url) => {
    const server = await serve(await url());
    await says(server, LOCAL);
    for (let sent = 0; sent < LIMIT; sent += 1) expect((await spend(server, '127.0.0.37')).status).toBe(415);
    expect((await spend(server, '127.0.0.37')).status).toBe(429);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(changes(server)).toEqual([LOCAL]);
    expect(server.output()).not.toContain('wrong');
  });

  it('that turns read-only and back: locally, then shared again', async () => {
    const [master, store] = [await redis(), await redis()];
    const server = await serve(at(store));
    await says(server, SHARED);
    const control = new Redis(store.port);
    await control.replicaof('127.0.0.1', master.port);
    expect((await spend(server, '127.0.0.38')).status).toBe(415);
    await says(server, LOCAL);
    await control.replicaof('NO', 'ONE');
    control.disconnect();
    await says(server, SHARED);
  });
});
