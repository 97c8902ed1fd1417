import 'server-only';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolStatus } from '../inference/pool';
import type { Metrics } from './metrics';

/** From a thumbnail's decoding to the deadline of a job. */
const DURATION_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * Prometheus metrics in a registry of their own.
 *
 * @param poolStatus looked at when the metrics are read, so that the pool need not know of them
 */
export function createMetrics(poolStatus: () => PoolStatus): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Resident memory, CPU time, event loop lag, open files.
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: 'removebg_requests_total',
    help: 'Answered requests to the API.',
    labelNames: ['route', 'status'],
    registers,
  });
  const rejections = new Counter({
    name: 'removebg_rejections_total',
    help: 'Requests that were not answered as asked, by error code.',
    labelNames: ['reason'],
    registers,
  });
  const durations = new Histogram({
    name: 'removebg_duration_seconds',
    help: 'Where the time of cut-outs went: waiting for a child (queue), then each stage.',
    labelNames: ['span'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers,
  });
  const restarts = new Counter({
    name: 'removebg_worker_restarts_total',
    help: 'Inference children that were replaced.',
    registers,
  });
  gauge('removebg_queue_depth', 'Pictures that wait for an inference child.', () => poolStatus().waiting);
  gauge('removebg_workers_busy', 'Inference children that have a picture.', () => poolStatus().busy);

  function gauge(name: string, help: string, value: () => number) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  }

  return {
    countRequest: (route, status) => requests.inc({ route, status }),
    countRejection: (reason) => rejections.inc({ reason }),
    observeCutOut({ waitedMs, timings }) {
      durations.observe({ span: 'queue' }, waitedMs / 1_000);
      for (const [span, durationMs] of Object.entries(timings)) {
        durations.observe({ span }, durationMs / 1_000);
      }
    },
    countWorkerRestart: () => restarts.inc(),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
