import type { EngineProgress } from '../worker/messages';

type Step = EngineProgress['step'];

/** How long each step took, in milliseconds. */
type StepTimes = Readonly<Partial<Record<Step, number>>>;

/** What a measured run brought to light. */
export interface Measurement {
  readonly times: StepTimes;
  /** Of the picture that was cut out. */
  readonly pixels: number;
}

/** Done once; later pictures of a visit find the engine running. */
const ONCE: readonly Step[] = ['download', 'start'];
/** Takes as long for any picture: the net sees all at the same size. */
const SAME_FOR_ALL: Step = 'infer';

/** How a run is told of: parts that mean something to who waits, each of one or more steps. */
export const PARTS = {
  download: ['download'],
  start: ['start'],
  read: ['decode', 'preprocess'],
  find: ['infer'],
  edges: ['matte', 'refine', 'foreground', 'composite'],
  write: ['encode'],
} as const satisfies Record<string, readonly Step[]>;

export type Part = keyof typeof PARTS;

/** How long a part took, in milliseconds; undefined where it was not needed. */
export function partMs(part: Part, times: StepTimes): number | undefined {
  const taken = PARTS[part].map((step) => times[step]).filter((ms) => ms !== undefined);
  return taken.length === 0 ? undefined : sum(taken);
}

/** How long a cut-out took, from the file to the file, once the engine ran. In milliseconds. */
export function cutOutMs(times: StepTimes): number {
  return sum(Object.entries(times).map(([step, ms]) => (ONCE.includes(step as Step) ? 0 : ms)));
}

/** How long a picture of another size can be expected to take here, in milliseconds. */
export function expectedMs({ times, pixels }: Measurement, otherPixels: number): number {
  const net = times[SAME_FOR_ALL] ?? 0;
  return net + ((cutOutMs(times) - net) * otherPixels) / pixels;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
