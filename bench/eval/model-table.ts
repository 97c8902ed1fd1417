import { usableCores } from '@/lib/server/inference/cores';
import { peakMegabytes } from '../speed/memory';
import { median } from '../speed/statistics';
import { faultLine } from './fault-line';
import type { Pair } from './folders';
import { startPatiently } from './patient-server';
import { readGrey } from './pictures';
import { meanMaskScore, scoreMask, type MaskScore, type MaskScores } from './score';
import { alphaOf, requestCutOut } from './service';

/** What a model is worth, and what it costs. */
export interface ModelRow extends MaskScores {
  readonly name: string;
  /** Median of a whole request, in milliseconds, by the threads of the one child; NaN where there are fewer cores. */
  readonly milliseconds: Readonly<Record<1 | 2, number>>;
  /** Largest resident set of the child that has the model, with one thread, in megabytes. */
  readonly megabytes: number;
  /** Mean of what the service says of its cut-outs. */
  readonly certainty: number;
}

/** A model that could not be measured. */
export interface FaultRow {
  readonly name: string;
  readonly fault: string;
}

/** Measures a model. One that cannot be measured has a row of its own: the others' rows may have taken hours. */
export async function rowOrFault(
  name: string,
  measure: (name: string) => Promise<ModelRow>,
): Promise<ModelRow | FaultRow> {
  try {
    return await measure(name);
  } catch (error) {
    return { name, fault: faultLine(error) };
  }
}

/** Sends the photos through the service, with one child that has one thread, then two. */
export async function measureModel(name: string, pairs: readonly Pair[]): Promise<ModelRow> {
  const single = await measureWith(name, 1, pairs);
  const double = usableCores() < 2 ? undefined : await measureWith(name, 2, pairs);
  return {
    name,
    ...meanMaskScore(single.scores),
    milliseconds: { 1: single.milliseconds, 2: double?.milliseconds ?? NaN },
    megabytes: single.megabytes,
    certainty: single.certainty,
  };
}

async function measureWith(name: string, threads: number, pairs: readonly Pair[]) {
  const server = await startPatiently(name, {
    INFERENCE_CHILDREN: '1',
    INFERENCE_THREADS: String(threads),
  });
  try {
    const scores: MaskScore[] = [];
    const times: number[] = [];
    let certain = 0;
    for (const { photo, truth } of pairs) {
      const { png, milliseconds, certainty } = await requestCutOut(server.url, photo, name);
      times.push(milliseconds);
      certain += certainty;
      scores.push(scoreMask(await alphaOf(png), await readGrey(truth)));
    }
    const megabytes = Math.max(...server.childPids().map(peakMegabytes));
    return { scores, milliseconds: median(times), megabytes, certainty: certain / pairs.length };
  } finally {
    await server.stop();
  }
}

/** One line a model, the best by the catalogue first. */
export function modelTable(rows: readonly (ModelRow | FaultRow)[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length), 'model'.length);
  return [
    'every installed model, through the service; time of a request, memory of the child\n',
    `${'model'.padEnd(width)}  MAE     max F   mean IoU  S-measure  certainty  1 thread   2 threads  memory`,
    ...rows.map((row) => `${row.name.padEnd(width)}  ${'fault' in row ? row.fault : figures(row)}`),
  ].join('\n');
}

function figures({ mae, maxF, meanIoU, structure, certainty, milliseconds, megabytes }: ModelRow): string {
  const scores = [
    mae.toFixed(4),
    maxF.toFixed(4),
    meanIoU.toFixed(4).padEnd(8),
    structure.toFixed(4).padEnd(9),
    certainty.toFixed(2).padEnd(9),
  ];
  const times = [milliseconds[1], milliseconds[2]].map((ms) => whole(ms, 'ms').padEnd(9));
  return [...scores, ...times, whole(megabytes, 'MB')].join('  ');
}

function whole(value: number, unit: string): string {
  return Number.isNaN(value) ? '–' : `${Math.round(value)} ${unit}`;
}
