import type { AgainTimes } from '@/tests/browser/engine-worker';
import { median } from '../speed/statistics';
import type { ControlTimes } from './controls-page';
import type { FloorTimes } from './floor-worker';
import type { PeerRun } from './peer';
import type { EngineRun } from './tool-page';

export interface BrowserReport {
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly commit: string;
    readonly browser: string;
    readonly threads: number;
  };
  readonly source: string;
  /** Of bodies, as transferred: the tool page; what its first cut-out brings; what later ones bring. */
  readonly pageBytes: number;
  readonly engineBytes: number;
  readonly secondBytes: number;
  readonly cold: EngineRun;
  readonly pairs: readonly { readonly engine: EngineRun; readonly floor: FloorTimes }[];
  /** Solved, and rendered again on another plain colour. */
  readonly again: readonly AgainTimes[];
  readonly controls: ControlTimes;
  /** Or why one does not run. */
  readonly peers: readonly (PeerRun | string)[];
}

/** What must hold, beside what does. */
const BOUNDS = {
  ratio: 1.5,
  againTimes: 2,
  warmTimes: 3,
  coldTimes: 4,
  backgroundMs: 200,
  interactionMs: 200,
};

const FLOOR_PARTS = ['decode', 'readOut', 'infer', 'encode'] as const;

export function printBrowserReport(report: BrowserReport): void {
  const { machine, source, pairs, cold, pageBytes, engineBytes, secondBytes } = report;
  console.log(`\n${machine.cpu}, ${machine.cores} cores, ${machine.browser}, commit ${machine.commit}`);
  console.log(`12 MP → PNG on the device, ${machine.threads} thread(s); input: ${source}; medians in ms`);

  const parts = FLOOR_PARTS.map((part) => [part, median(pairs.map(({ floor }) => floor[part]))] as const);
  console.log(`floor   ${line([...parts, ['whole', median(pairs.map(({ floor }) => wholeFloor(floor)))]])}`);
  const steps = Object.keys(pairs[0]?.engine.stepsMs ?? {}).map(
    (step) => [step, median(pairs.map(({ engine }) => engine.stepsMs[step] ?? 0))] as const,
  );
  const warmMs = median(pairs.map(({ engine }) => engine.wholeMs));
  console.log(`engine  ${line([...steps, ['whole', warmMs]])}`);
  const ratio = median(pairs.map(({ engine, floor }) => engine.wholeMs / wholeFloor(floor)));
  console.log(`ratio   ${ratio.toFixed(2)} (≤ ${BOUNDS.ratio}: ${ratio <= BOUNDS.ratio ? 'ok' : 'NO'})`);

  console.log(
    `first use: ${ms(cold.wholeMs)} ms, ${megabytes(pageBytes)} MB page + ${megabytes(engineBytes)} MB engine; ` +
      `later: ${secondBytes} bytes`,
  );
  printAgain(report.again);
  printControls(report.controls);
  for (const peer of report.peers) {
    if (typeof peer === 'string') console.log(peer);
    else printPeer(peer, warmMs, pageBytes + engineBytes);
  }
}

/**
 * What is to be seen of a new colour before it is encoded. It is set against the composite of the run that it follows.
 */
function printAgain(runs: readonly AgainTimes[]): void {
  const composite = median(runs.map(({ solved }) => solved.composite));
  const parts = ['decode', 'infer', 'composite', 'render', 'encode'] as const;
  console.log(
    `another colour  ${line(parts.map((part) => [part, median(runs.map(({ again }) => again[part]))]))}`,
  );
  const ratio = median(
    runs.map(({ solved, again }) => (again.decode + again.composite + again.render) / solved.composite),
  );
  const good = ratio <= BOUNDS.againTimes ? 'ok' : 'NO';
  console.log(
    `  ${ratio.toFixed(2)} times the composite of ${ms(composite)} ms (≤ ${BOUNDS.againTimes}: ${good}), encoding apart`,
  );
}

/** What a visitor waits for. */
function printControls({ backgroundMs, interactionMs }: ControlTimes): void {
  const seenMs = median(backgroundMs);
  const seen = seenMs <= BOUNDS.backgroundMs ? 'ok' : 'NO';
  console.log(`another background is seen after ${ms(seenMs)} ms (≤ ${BOUNDS.backgroundMs}: ${seen})`);
  const slowest = Object.entries(interactionMs).sort(([, one], [, other]) => other - one);
  const good = (slowest[0]?.[1] ?? Infinity) <= BOUNDS.interactionMs ? 'ok' : 'NO';
  console.log(
    `${slowest.length} controls, longest interactions: ${line(slowest.slice(0, 4))} (≤ ${BOUNDS.interactionMs}: ${good})`,
  );
}

function printPeer({ name, coldMs, coldBytes, warmMs }: PeerRun, ourMs: number, ourBytes: number): void {
  const [times, bytes] = [warmMs / ourMs, coldBytes / ourBytes];
  console.log(
    `${name}: first use ${ms(coldMs)} ms, ${megabytes(coldBytes)} MB; warm ${ms(warmMs)} ms. ` +
      `We: ${times.toFixed(1)} times as fast warm (≥ ${BOUNDS.warmTimes}: ${times >= BOUNDS.warmTimes ? 'ok' : 'NO'}), ` +
      `${bytes.toFixed(1)} times fewer bytes (≥ ${BOUNDS.coldTimes}: ${bytes >= BOUNDS.coldTimes ? 'ok' : 'NO'})`,
  );
}

function wholeFloor(floor: FloorTimes): number {
  return FLOOR_PARTS.reduce((sum, part) => sum + floor[part], 0);
}

const ms = (value: number) => value.toFixed(0);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const line = (cells: readonly (readonly [string, number])[]) =>
  cells.map(([name, value]) => `${name} ${ms(value)}`).join('  ');
