import { afterEach, describe, expect, it } from 'vitest';
import { send } from '../fixtures/http-client';
import { sceneJpeg } from '../fixtures/pictures';
import { pictureCounts, startServer, until, WITH_METRICS, type RunningServer } from '../fixtures/server';

const LIMIT = 30;
const GREEDY = '127.0.6.1';

let server: RunningServer;
afterEach(() => server.stop());

describe('R4 one client at 20 times its limit', () => {
  it('is told so, and others are served meanwhile', async () => {
    server = await startServer({ RATE_LIMIT_PER_MINUTE: String(LIMIT), RATE_LIMIT_CONCURRENT: '4' });
    const picture = await sceneJpeg(320, 240);
    const greedy: number[] = [];
    let go = true;
    const flood = Array.from({ length: 8 }, async () => {
      while (go && greedy.length < 20 * LIMIT) {
        greedy.push((await send(server.url, { from: GREEDY, body: picture })).status);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    for (let sent = 0; sent < 60; sent += 1) {
      const { status } = await send(server.url, { from: `127.0.5.${1 + (sent >> 3)}`, body: picture });
      expect(status).toBe(200);
    }
    go = false;
    await Promise.all(flood);
    expect(greedy.filter((status) => status === 200).length).toBeLessThanOrEqual(LIMIT);
    expect(greedy.filter((status) => status !== 200 && status !== 429)).toEqual([]);
    expect(greedy.length).toBeGreaterThan(2 * LIMIT);
  });
});

describe('R4 one client inside its limits', () => {
  it('with all its places in the line waits behind who comes after it with one picture', async () => {
    server = await startServer({ INFERENCE_CHILDREN: '1', RATE_LIMIT_CONCURRENT: '4', ...WITH_METRICS });
    const picture = await sceneJpeg(320, 240);
    const [child] = server.childPids();
    process.kill(child!, 'SIGSTOP');
    const order: string[] = [];
    const ask = (from: string) =>
      send(server.url, { from, body: picture }).then(({ status }) => order.push(`${from} ${status}`));
    const waiting = async (count: number) => (await pictureCounts(server)).waiting === count;
    const answers = Array.from({ length: 4 }, () => ask(GREEDY));
    await until(() => waiting(3), 10_000, 'the first client has its places');
    answers.push(ask('127.0.5.1'));
    await until(() => waiting(4), 10_000, 'another waits, too');
    process.kill(child!, 'SIGCONT');
    await Promise.all(answers);
    const greedy = `${GREEDY} 200`;
    expect(order).toEqual([greedy, '127.0.5.1 200', greedy, greedy, greedy]);
  });
});
