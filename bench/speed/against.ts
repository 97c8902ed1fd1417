import { existsSync } from 'node:fs';
import path from 'node:path';
import { STAGES } from '@/lib/job/stages';
import { startServer, type RunningServer } from '@/tests/fixtures/server';
import { postPicture, type Answer } from './http';
import type { BenchInput } from './inputs';
import { peakMegabytes } from './memory';
import { median } from './statistics';
import { table } from './table';

/** As Server-Timing has them, and what is left of the request without the net: what the code around it costs. */
const ROWS = ['wait', ...STAGES, 'request', 'request − infer'] as const;
type Times = Readonly<Record<(typeof ROWS)[number], number>>;

const WARM_UPS = 3;

interface AgainstOptions {
  /** Checkout of the other build. */
  readonly folder: string;
  /** Requests to each build, for each input. */
  readonly pairs: number;
  readonly children: number;
  readonly threads: number;
  readonly onProgress: (text: string) => void;
}

/**
 * Serves this build and another one side by side, and sends both the same pictures in turns. Prints medians of both and
 * of their ratios, by stage. What slows the machine for a while slows both.
 *
 * @throws Error where the other folder has no build, or a picture is not served
 */
export async function measureAgainst(inputs: readonly BenchInput[], options: AgainstOptions): Promise<void> {
  const script = path.resolve(options.folder, 'scripts/serve.mjs');
  if (!existsSync(path.resolve(options.folder, '.next/standalone'))) {
    throw new Error(`there is no build in ${options.folder}: run npm run build there`);
  }
  const environment = {
    INFERENCE_CHILDREN: String(options.children),
    INFERENCE_THREADS: String(options.threads),
    LOG_LEVEL: 'warn',
  };
  const here = await startServer(environment);
  try {
    const there = await startServer(environment, { script });
    try {
      for (const input of inputs) await compare(input, here, there, options);
      for (const [name, server] of [
        ['this build', here],
        [options.folder, there],
      ] as const) {
        const child = Math.max(...server.childPids().map(peakMegabytes));
        console.log(`Peak memory of ${name}: parent ${mb(peakMegabytes(server.pid))}, child ${mb(child)}`);
      }
    } finally {
      await there.stop();
    }
  } finally {
    await here.stop();
  }
}

async function compare(
  { name, jpeg, output }: BenchInput,
  here: RunningServer,
  there: RunningServer,
  { pairs, onProgress }: AgainstOptions,
): Promise<void> {
  const ours: Times[] = [];
  const theirs: Times[] = [];
  for (let pair = -WARM_UPS; pair < pairs; pair += 1) {
    // Each goes first every other time.
    const turns = [[here, ours] as const, [there, theirs] as const];
    for (const [server, times] of pair % 2 === 0 ? turns : turns.reverse()) {
      const answer = await postPicture(server.url, jpeg, output);
      if (answer.status !== 200) throw new Error(`expected 200 but received ${answer.status}`);
      if (pair >= 0) times.push(timesOf(answer));
    }
    onProgress(`${name}: pair ${pair + 1} of ${pairs}`);
  }
  onProgress('');
  console.log(`\n${name}, ${pairs} pairs: medians in ms, and of each pair's ratio`);
  table([
    ['', 'other', 'this', 'ratio'],
    ...ROWS.map((row) => [
      row,
      median(theirs.map((times) => times[row])).toFixed(1),
      median(ours.map((times) => times[row])).toFixed(1),
      ratioOf(ours, theirs, row),
    ]),
  ]);
}

/** The median of each pair's ratio; stages that do not come to pass have none. */
function ratioOf(ours: readonly Times[], theirs: readonly Times[], row: keyof Times): string {
  const ratio = median(ours.map((times, pair) => times[row] / theirs[pair]![row]));
  return Number.isFinite(ratio) ? ratio.toFixed(3) : '–';
}

function timesOf({ stages, elapsedMs }: Answer): Times {
  const spans = Object.fromEntries(['wait', ...STAGES].map((stage) => [stage, stages[stage] ?? 0]));
  return { ...spans, request: elapsedMs, 'request − infer': elapsedMs - (stages['infer'] ?? 0) } as Times;
}

const mb = (value: number) => `${Math.round(value)} MB`;
