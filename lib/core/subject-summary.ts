import type { Sides } from './rendering';
import type { Subject } from './subjects';

/** What a picture's subjects come to, for a sentence. */
export interface SubjectSummary {
  /** How many there are, specks left out. */
  readonly count: number;
  /** The share of the picture that all cover, by their alpha, 0 to 1. */
  readonly share: number;
  /** Which edges of the picture any of them touches. */
  readonly edges: Sides<boolean>;
}

/** A part that covers less than this of what the largest does is a speck. It is a wisp of hair, a crumb. */
const SPECK = 0.01;

/** @param subjects the largest first */
export function summarizeSubjects(subjects: readonly Subject[]): SubjectSummary {
  const least = (subjects[0]?.area ?? 0) * SPECK;
  const seen = subjects.filter(({ area }) => area >= least);
  const touches = (side: keyof Sides<boolean>) => seen.some(({ edges }) => edges[side]);
  return {
    count: seen.length,
    share: seen.reduce((sum, { area }) => sum + area, 0),
    edges: { top: touches('top'), right: touches('right'), bottom: touches('bottom'), left: touches('left') },
  };
}
