import type { describeMachine } from './machine';
import type { Overload } from './overload';
import { table } from './table';

export interface SizeReport {
  readonly name: string;
  readonly uploadBytes: number;
  readonly outputBytes: number;
  readonly runs: number;
  /** Medians, milliseconds. */
  readonly floorMs: {
    readonly infer: number;
    readonly decode: number;
    readonly encode: number;
    readonly whole: number;
  };
  /** Medians inside the child, milliseconds. */
  readonly stagesMs: Readonly<Record<string, number>>;
  readonly requestMs: number;
  /** Whole request ÷ floor. */
  readonly ratio: number;
  /** Pictures a second with 2 × children in flight, and with the same number of children fed by IPC. */
  readonly throughput: { readonly overHttp: number; readonly overIpc: number; readonly ratio: number };
}

export interface Report {
  readonly machine: ReturnType<typeof describeMachine>;
  readonly source: string;
  readonly children: number;
  readonly threads: number;
  readonly pairs: number;
  readonly sizes: readonly SizeReport[];
  readonly overload: Overload;
  readonly peakMegabytes: { readonly parent: number; readonly child: number };
}

const ms = (value: number | undefined) => (value ?? NaN).toFixed(value !== undefined && value < 10 ? 1 : 0);

/** What must hold, beside what does. */
export const BOUNDS = { ratio: 1.5, throughput: 0.9, liveP99Ms: 100 };

export function printReport(report: Report): void {
  const { machine, overload, peakMegabytes } = report;
  console.log(
    `\n${machine.cpu}, ${machine.cores} cores, ${machine.memoryGigabytes} GiB, Node ${machine.node}, commit ${machine.commit}`,
  );
  console.log(`${report.children} children × ${report.threads} threads; input: ${report.source}`);

  console.log('\nMedians in ms, one picture at a time');
  const stages = Object.keys(report.sizes[0]?.stagesMs ?? {});
  table([
    ['', 'run', 'decode', 'encode', 'FLOOR', ...stages, 'REQUEST', 'ratio', `≤ ${BOUNDS.ratio}`],
    ...report.sizes.map(({ name, floorMs, stagesMs, requestMs, ratio }) => [
      name,
      ...[floorMs.infer, floorMs.decode, floorMs.encode, floorMs.whole].map(ms),
      ...stages.map((stage) => ms(stagesMs[stage])),
      ms(requestMs),
      ratio.toFixed(2),
      ratio <= BOUNDS.ratio ? 'ok' : 'NO',
    ]),
  ]);

  console.log(`\nPictures a second, ${2 * report.children} in flight`);
  table([
    ['', 'over HTTP', 'children alone', 'ratio', `≥ ${BOUNDS.throughput}`],
    ...report.sizes.map(({ name, throughput }) => [
      name,
      throughput.overHttp.toFixed(2),
      throughput.overIpc.toFixed(2),
      throughput.ratio.toFixed(2),
      throughput.ratio >= BOUNDS.throughput ? 'ok' : 'NO',
    ]),
  ]);

  console.log(
    `\nWhile full (12 MP): ${overload.served} served, ${overload.refused} refused, ${overload.other} others; ` +
      `/api/health/live p50 ${ms(overload.liveP50Ms)}, p99 ${ms(overload.liveP99Ms)}, max ${ms(overload.liveMaxMs)} ms ` +
      `over ${overload.liveSamples} (p99 ≤ ${BOUNDS.liveP99Ms}: ${overload.liveP99Ms <= BOUNDS.liveP99Ms ? 'ok' : 'NO'})`,
  );
  console.log(
    `Peak memory: parent ${ms(peakMegabytes.parent)} MB, largest child ${ms(peakMegabytes.child)} MB`,
  );
}
