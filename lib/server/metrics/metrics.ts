import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { processWide } from '@/lib/config/process-wide';
import type { JobResult } from '../inference/job';

/** What can be counted. Every label is a word of ours: no address, name or query fits in. */
export interface Metrics {
  readonly countRequest: (route: string, status: number) => void;
  readonly countRejection: (reason: ErrorCode) => void;
  readonly observeCutOut: (result: Pick<JobResult, 'waitedMs' | 'timings'>) => void;
  readonly countWorkerRestart: () => void;
  /** Everything in Prometheus' text format. */
  readonly render: () => Promise<{ contentType: string; text: string }>;
}

/** Next bundles instrumentation, middleware and routes apart; they count in one place. */
const holder = processWide<{ metrics?: Metrics }>('metrics', () => ({}));

/** The metrics, where the operator has switched them on. */
export function metrics(): Metrics | undefined {
  return holder.metrics;
}

/** Switches counting on for the whole process; the first caller's instance stays. */
export function installMetrics(create: () => Metrics): void {
  holder.metrics ??= create();
}

/**
 * Counts an answered request. Whoever refuses requests before they reach a handler calls it as well.
 *
 * @param route a pattern of ours, never the URL
 * @param code why it was not answered as asked; our own errors are not rejections
 */
export function observeAnswer(route: string, status: number, code?: ErrorCode | 'client_gone'): void {
  metrics()?.countRequest(route, status);
  if (code !== undefined && code !== 'client_gone' && code !== 'internal_error') {
    metrics()?.countRejection(code);
  }
}
