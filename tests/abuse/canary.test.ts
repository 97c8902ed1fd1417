import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { canaryPicture, makeCanary, sendCanary, sightingsIn } from '../fixtures/canary';
import { isInstalled, startRedis, type RunningProgram } from '../fixtures/programs';
import { startServer, until, type RunningServer } from '../fixtures/server';

const METRICS_TOKEN = 'a-token-for-the-scraper';
/** A counter and its key are far below; a picture, a name or a header's text need not be. */
const MAX_ARGUMENT_BYTES = 256;

let server: RunningServer | undefined;
let store: RunningProgram | undefined;
afterEach(async () => {
  await server?.stop();
  await store?.stop();
});

describe.skipIf(!isInstalled('redis-server'))('P3 canaries in counters', () => {
  it('P-04 show up in no metric, and Redis is sent nothing but small counters', async () => {
    const redis = (store = await startRedis());
    const reader = new Redis(redis.port);
    const sent: string[] = [];
    const monitor = await reader.monitor();
    monitor.on('monitor', (_: string, args: string[]) => sent.push(...args.map(String)));
    server = await startServer({
      INFERENCE_CHILDREN: '1',
      METRICS_TOKEN,
      REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      RATE_LIMIT_SECRET: 'a secret that all replicas have',
    });
    const counting = server;
    await until(() => counting.output().includes('limits are counted in Redis'), 10_000, 'Redis counts');

    const canary = makeCanary();
    expect(await sendCanary(server.url, canary, await canaryPicture(canary))).toEqual([200, 200]);
    const damaged = Buffer.from(Object.values(canary.texts).join(' '));
    expect(await sendCanary(server.url, canary, damaged)).toEqual([415, 415]);

    const authorization = `Bearer ${METRICS_TOKEN}`;
    const metrics = await fetch(`${server.url}/api/metrics`, { headers: { authorization } });
    const text = await metrics.text();
    expect(text).toMatch(/removebg_requests_total\{.*status="200".*\} 2/);
    await until(() => sent.length > 10, 5_000, 'commands were seen');
    expect([
      ...sightingsIn(canary, Buffer.from(text), 'the metrics'),
      ...sightingsIn(canary, Buffer.from(sent.join('\n'), 'latin1'), 'Redis'),
    ]).toEqual([]);
    // Scripts are sent once, by the limiter's own text; what is counted are their arguments.
    const longest = Math.max(
      ...sent.filter((part) => !part.includes('redis.call')).map(({ length }) => length),
    );
    expect(longest).toBeLessThan(MAX_ARGUMENT_BYTES);
    monitor.disconnect();
    await reader.quit();
  });
});
