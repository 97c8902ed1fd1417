import type { Browser, Page } from '@playwright/test';

/** A trace event of Chromium; times in microseconds. `tdur`: what the thread was given of a processor meanwhile. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * What the longest task of the pages' main threads took of a processor while `work` ran, in milliseconds. The
 * clock, by which `longtask` counts, takes a task that waits for a busy processor for one that blocks.
 */
export async function longestTaskMs(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'toplevel'] });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const mains = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = trace.traceEvents.filter(
    (event) => event.ph === 'X' && event.name.endsWith('RunTask') && mains.has(thread(event)),
  );
  if (tasks.length === 0) throw new Error('The trace has no task of a main thread.');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur / 1_000));
}
