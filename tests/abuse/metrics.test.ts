import { STAGES } from '@/lib/job/stages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sceneJpeg } from '../fixtures/pictures';
import { spawnServer, startServer, until, type RunningServer } from '../fixtures/server';

const TOKEN = 'a-token-for-the-scraper';
const CANARY = 'canary-7f3a9c';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ METRICS_TOKEN: TOKEN, INFERENCE_CHILDREN: '1' });
});
afterAll(() => server.stop());

const scrape = (authorization: string) => fetch(`${server.url}/api/metrics`, { headers: { authorization } });
const read = async () => (await scrape(`Bearer ${TOKEN}`)).text();
const valueOf = (text: string, series: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.slice(series.length) ?? 'NaN',
  );

describe('H-04: metrics are not public', () => {
  it('are not there at all without a token in the configuration', async () => {
    const other = await startServer({ METRICS_TOKEN: '', INFERENCE_CHILDREN: '1' });
    try {
      const headers = { authorization: 'Bearer ' };
      const response = await fetch(`${other.url}/api/metrics`, { headers });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
    } finally {
      await other.stop();
    }
  });

  it('need the token where there is one', async () => {
    const without = await fetch(`${server.url}/api/metrics`);
    expect(without.status).toBe(401);
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    expect(await without.text()).toBe('');
    for (const wrong of ['Bearer', `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`]) {
      expect((await scrape(wrong)).status, wrong).toBe(401);
    }
    expect((await fetch(`${server.url}/api/metrics?token=${TOKEN}`)).status).toBe(401);
    expect((await scrape(`Bearer ${TOKEN}`)).status).toBe(200);
    expect((await fetch(`${server.url}/api/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('a short token stops the start, and is not repeated', async () => {
    const refused = await spawnServer({ METRICS_TOKEN: 'hunter2' });
    expect(await refused.exited).toBe(1);
    expect(refused.output()).toContain('METRICS_TOKEN: expected at least 16 characters');
    expect(refused.output()).not.toContain('hunter2');
  });
});

describe('H4: what is measured', () => {
  it('requests by route and status, rejections by reason, and where the time went', async () => {
    const before = await read();
    const url = `${server.url}/api/v1/remove?${CANARY}`;
    const picture = new Uint8Array(await sceneJpeg());
    const form = new FormData();
    form.append('image', new Blob([picture]), `${CANARY}.jpg`);
    for (const body of [picture, form]) {
      expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
    }
    expect((await fetch(url, { method: 'POST', body: `no picture ${CANARY}` })).status).toBe(415);
    expect((await fetch(`${server.url}/api/${CANARY}`, { method: 'POST' })).status).toBe(404);
    const after = await read();

    const grown = (series: string) => (valueOf(after, series) || 0) - (valueOf(before, series) || 0);
    expect(grown('removebg_requests_total{route="/api/v1/remove",status="200"}')).toBe(2);
    expect(grown('removebg_requests_total{route="/api/v1/remove",status="415"}')).toBe(1);
    expect(grown('removebg_requests_total{route="/api/*",status="404"}')).toBe(1);
    expect(grown('removebg_rejections_total{reason="not_a_picture"}')).toBe(1);
    for (const span of ['queue', ...STAGES]) {
      expect(grown(`removebg_duration_seconds_count{span="${span}"}`), span).toBe(2);
    }
    expect(grown('removebg_duration_seconds_sum{span="infer"}')).toBeGreaterThan(0);
    expect(valueOf(after, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(valueOf(after, 'removebg_queue_depth')).toBe(0);
    expect(valueOf(after, 'removebg_workers_busy')).toBe(0);
  });

  it('P-04: labels are words of ours, so nothing of a request can become one', async () => {
    const text = await read();
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('127.0.0.1');
    const labels = [...text.matchAll(/^removebg_\w+\{(.*)\} /gm)].map((match) => match[1] ?? '');
    expect(labels.length).toBeGreaterThan(10);
    for (const label of labels) {
      expect(label).toMatch(
        /^(route="\/api\/[\w/*]+",status="\d{3}"|reason="[a-z_]+"|(le="[^"]+",)?span="[a-z]+"(,le="[^"]+")?)$/,
      );
    }
  });

  it('a child that died and was replaced', async () => {
    expect(valueOf(await read(), 'removebg_worker_restarts_total')).toBe(0);
    const [child] = server.childPids();
    process.kill(child ?? 0, 'SIGKILL');
    await until(
      async () => valueOf(await read(), 'removebg_worker_restarts_total') === 1,
      5_000,
      'the restart is counted',
    );
  });
});
