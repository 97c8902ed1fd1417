'use client';

import { useFormatter } from 'next-intl';

/** Writes a time in seconds, to two figures: more nobody feels, and no next run would repeat. */
export function useSeconds(): (ms: number) => string {
  const format = useFormatter();
  return (ms) => format.number(ms / 1000, { maximumSignificantDigits: 2, numberingSystem: 'latn' });
}
