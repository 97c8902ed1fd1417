import { afterEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '@/lib/contracts/errors';
import { sceneJpeg } from '../fixtures/pictures';
import {
  childrenOf,
  pictureCounts,
  startServer,
  until,
  WITH_METRICS,
  type RunningServer,
} from '../fixtures/server';

/*
 * A stopped process (SIGSTOP) is a child that hangs: it takes no work, says nothing and does not end. That
 * makes "full" and "too late" exact, without a slow picture or a stub.
 */

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function start(env: Record<string, string>): Promise<RunningServer> {
  const server = await startServer(env);
  servers.push(server);
  return server;
}

function post(server: RunningServer, body: Uint8Array, signal?: AbortSignal): Promise<Response> {
  return fetch(`${server.url}/api/v1/remove`, {
    method: 'POST',
    body: body as Uint8Array<ArrayBuffer>,
    ...(signal ? { signal } : {}),
  });
}

const codeOf = async (response: Response) => ((await response.json()) as ErrorBody).error.code;
const onlyChild = (server: RunningServer) => {
  const [pid, ...others] = server.childPids();
  expect(others).toEqual([]);
  return pid!;
};

describe('a child that dies', () => {
  it('fails no request when it is killed in mid-run, and is replaced within 5 s', async () => {
    const server = await start({ INFERENCE_CHILDREN: '2', ...WITH_METRICS });
    const picture = await sceneJpeg(3_000, 2_000);
    const before = server.childPids();
    const answers = Array.from({ length: 6 }, () => post(server, picture));
    await until(async () => (await pictureCounts(server)).busy === 2, 10_000, 'both children are at work');
    process.kill(before[0]!, 'SIGKILL');
    const killedAt = performance.now();
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses).toEqual(Array(6).fill(200));
    await until(() => server.childPids().length === 2, 5_000, 'a new child');
    await until(() => healthyWith(server, 2), 5_000 - (performance.now() - killedAt), 'two warm children');
    expect(server.childPids()).not.toContain(before[0]);
  });

  it('is replaced ten times over without leaving zombies', async () => {
    const server = await start({ INFERENCE_CHILDREN: '1' });
    const picture = await sceneJpeg();
    for (let round = 0; round < 10; round += 1) {
      process.kill(onlyChild(server), 'SIGKILL');
      expect((await post(server, picture)).status).toBe(200);
    }
    expect(childrenOf(server.pid)).toHaveLength(1);
    const ends = () => server.log().filter(({ msg }) => msg === 'inference child ended').length;
    await until(() => ends() >= 10, 5_000, 'ten lines in the log');
    expect(ends()).toBe(10);
  });
});

describe('a child that hangs', () => {
  it('is killed at the job deadline, while jobs behind it are told to come back', async () => {
    const server = await start({ INFERENCE_CHILDREN: '1', WAIT_TIMEOUT_MS: '2500', JOB_TIMEOUT_MS: '4500' });
    const picture = await sceneJpeg();
    const hanging = onlyChild(server);
    process.kill(hanging, 'SIGSTOP');
    const began = performance.now();
    const running = post(server, picture);
    const waiting = post(server, picture);
    const waited = await Promise.race([running, waiting]);
    expect(performance.now() - began).toBeGreaterThan(2_400);
    expect(waited.status).toBe(503);
    expect(Number(waited.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await codeOf(waited)).toBe('waited_too_long');
    const [first, second] = await Promise.all([running, waiting]);
    const late = first === waited ? second : first;
    expect(performance.now() - began).toBeGreaterThan(4_400);
    expect(late.status).toBe(504);
    expect(await codeOf(late)).toBe('took_too_long');
    // Its start is no part of what is waited for here.
    await until(() => healthyWith(server, 1), 30_000, 'a new child');
    expect((await post(server, picture)).status).toBe(200);
    expect(onlyChild(server)).not.toBe(hanging);
  });
});

describe('a full service', () => {
  it('takes one job a child and eight that wait, refuses each further one at once, and stays reachable', async () => {
    const server = await start({ INFERENCE_CHILDREN: '1' });
    const picture = await sceneJpeg();
    process.kill(onlyChild(server), 'SIGSTOP');
    const answers = Array.from({ length: 29 }, () => post(server, picture));
    const refused: Response[] = [];
    for (const answer of answers)
      void answer.then((response) => response.status === 503 && refused.push(response));
    await until(() => refused.length === 20, 10_000, '20 refusals');
    for (const response of refused) {
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(await response.json()).toMatchObject({ error: { code: 'server_busy', fallback: 'browser' } });
    }
    const began = performance.now();
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
    expect((await fetch(`${server.url}/en`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
    process.kill(onlyChild(server), 'SIGCONT');
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(9);
    expect(statuses.filter((status) => status === 503)).toHaveLength(20);
  });

  it('gives the place of a client that is gone to the next', async () => {
    const server = await start({ INFERENCE_CHILDREN: '1' });
    const picture = await sceneJpeg();
    process.kill(onlyChild(server), 'SIGSTOP');
    const client = new AbortController();
    const kept = Array.from({ length: 8 }, () => post(server, picture));
    const leaving = post(server, picture, client.signal).catch((error: unknown) => (error as Error).name);
    await until(async () => (await post(server, picture)).status === 503, 5_000, 'the service is full');
    client.abort();
    expect(await leaving).toBe('AbortError');
    await until(() => server.log().some(({ code }) => code === 'client_gone'), 5_000, 'the place is free');
    kept.push(post(server, picture));
    const stranger = await post(server, picture);
    expect(stranger.status).toBe(503);
    process.kill(onlyChild(server), 'SIGCONT');
    expect((await Promise.all(kept)).map(({ status }) => status)).toEqual(Array(9).fill(200));
  });
});

async function healthyWith(server: RunningServer, children: number): Promise<boolean> {
  const response = await fetch(`${server.url}/api/health/ready`);
  return ((await response.json()) as { children?: number }).children === children;
}
