import type { Stage } from '@/lib/core/solve/solution';

/** What is done with a picture, from its file to the file that is answered, in this order. */
export const STAGES = [
  'decode',
  'preprocess',
  'infer',
  'matte',
  'refine',
  'foreground',
  'composite',
  'render',
  'encode',
] as const satisfies readonly ('decode' | Stage | 'encode')[];

export type JobStage = (typeof STAGES)[number];

/** Where a job's time went, in milliseconds; 0 for a stage that was not needed. */
export type StageTimings = Readonly<Record<JobStage, number>>;

/** The times of all stages, of those that were taken. */
export function timingsOf(taken: Readonly<Partial<Record<JobStage, number>>>): StageTimings {
  const none = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<JobStage, number>;
  return { ...none, ...taken };
}
