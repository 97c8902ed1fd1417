import { startServer } from '@/tests/fixtures/server';
import { usableCores } from '@/lib/server/inference/cores';
import { peakMegabytes } from '../speed/memory';
import { median } from '../speed/statistics';
import type { Pair } from './folders';
import { readGrey } from './pictures';
import { meanMaskScore, scoreMask, type MaskScore, type MaskScores } from './score';
import { alphaFromService } from './service';

/** What a model is worth, and what it costs. */
export interface ModelRow extends MaskScores {
  readonly name: string;
  /** Median of a whole request, in milliseconds, by the threads of the one child; NaN where there are fewer cores. */
  readonly milliseconds: Readonly<Record<1 | 2, number>>;
  /** Largest resident set of the child that has the model, with one thread, in megabytes. */
  readonly megabytes: number;
}

/** No model is too slow or too large to be measured. */
const PATIENT = { JOB_TIMEOUT_MS: '600000', MODEL_MEMORY_MB: '100000' };

/** Sends the photos through the service, with one child that has one thread, then two. */
export async function measureModel(name: string, pairs: readonly Pair[]): Promise<ModelRow> {
  const single = await measureWith(name, 1, pairs);
  const double = usableCores() < 2 ? undefined : await measureWith(name, 2, pairs);
  return {
    name,
    ...meanMaskScore(single.scores),
    milliseconds: { 1: single.milliseconds, 2: double?.milliseconds ?? NaN },
    megabytes: single.megabytes,
  };
}

async function measureWith(name: string, threads: number, pairs: readonly Pair[]) {
  const server = await startServer({
    ...PATIENT,
    DEFAULT_MODEL: name,
    INFERENCE_CHILDREN: '1',
    INFERENCE_THREADS: String(threads),
    LOG_LEVEL: 'warn',
  });
  try {
    const scores: MaskScore[] = [];
    const times: number[] = [];
    for (const { photo, truth } of pairs) {
      const beganAtMs = performance.now();
      const alpha = await alphaFromService(server.url, photo);
      times.push(performance.now() - beganAtMs);
      scores.push(scoreMask(alpha, await readGrey(truth)));
    }
    const megabytes = Math.max(...server.childPids().map(peakMegabytes));
    return { scores, milliseconds: median(times), megabytes };
  } finally {
    await server.stop();
  }
}

/** One line a model, the best by the catalogue first. */
export function printModels(rows: readonly ModelRow[]): void {
  const width = Math.max(...rows.map(({ name }) => name.length), 'model'.length);
  console.log('\nevery installed model, through the service; time of a request, memory of the child\n');
  console.log(`${'model'.padEnd(width)}  MAE     max F   mean IoU  S-measure  1 thread   2 threads  memory`);
  for (const { name, mae, maxF, meanIoU, structure, milliseconds, megabytes } of rows) {
    const scores = [
      mae.toFixed(4),
      maxF.toFixed(4),
      meanIoU.toFixed(4).padEnd(8),
      structure.toFixed(4).padEnd(9),
    ];
    const times = [milliseconds[1], milliseconds[2]].map((ms) => whole(ms, 'ms').padEnd(9));
    console.log([name.padEnd(width), ...scores, ...times, whole(megabytes, 'MB')].join('  '));
  }
}

function whole(value: number, unit: string): string {
  return Number.isNaN(value) ? '–' : `${Math.round(value)} ${unit}`;
}
