import { afterEach, describe, expect, it } from 'vitest';
import { processWide } from '@/lib/config/process-wide';
import { installMetrics, metrics, observeAnswer, type Metrics } from './metrics';
import { createMetrics } from './prometheus';

const timings = {
  decode: 10,
  preprocess: 5,
  infer: 200,
  matte: 5,
  refine: 5,
  foreground: 5,
  composite: 5,
  render: 1,
  encode: 30,
};
const idle = () => ({ warm: 2, busy: 0, waiting: 0 });

afterEach(() => {
  delete processWide<{ metrics?: Metrics }>('metrics', () => ({})).metrics;
});

describe('H4: metrics', () => {
  it('has all names, and the pool as it is when asked', async () => {
    let waiting = 0;
    const { render, ...counted } = createMetrics(() => ({ warm: 2, busy: 1, waiting }));
    counted.countRequest('/api/v1/remove', 200);
    counted.countRejection('server_busy');
    counted.countWorkerRestart();
    counted.observeCutOut({ waitedMs: 1_500, timings });
    waiting = 3;
    const { text, contentType } = await render();
    expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      'removebg_requests_total{route="/api/v1/remove",status="200"} 1',
      'removebg_rejections_total{reason="server_busy"} 1',
      'removebg_worker_restarts_total 1',
      'removebg_queue_depth 3',
      'removebg_workers_busy 1',
      'removebg_duration_seconds_sum{span="queue"} 1.5',
      'removebg_duration_seconds_sum{span="infer"} 0.2',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    for (const span of Object.keys(timings)) expect(text).toContain(`_count{span="${span}"} 1`);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('is installed once, though bundles and reloads install it again', () => {
    installMetrics(() => createMetrics(idle));
    const first = metrics();
    installMetrics(() => createMetrics(idle));
    expect(metrics()).toBe(first);
  });

  it('counts nothing and costs nothing while it is off', () => {
    expect(() => observeAnswer('/api/v1/remove', 503, 'server_busy')).not.toThrow();
    expect(metrics()).toBeUndefined();
  });

  it('counts refusals by code; a client that left and an error of ours are none', async () => {
    installMetrics(() => createMetrics(idle));
    observeAnswer('/api/v1/remove', 200);
    observeAnswer('/api/v1/remove', 429, 'too_many_requests');
    observeAnswer('/api/v1/remove', 499, 'client_gone');
    observeAnswer('/api/v1/remove', 500, 'internal_error');
    const text = (await metrics()?.render())?.text ?? '';
    expect(text.match(/^removebg_rejections_total\{.*$/gm)).toEqual([
      'removebg_rejections_total{reason="too_many_requests"} 1',
    ]);
    expect(text.match(/^removebg_requests_total\{.*$/gm)).toHaveLength(4);
  });
});
