'use client';

import { useTranslations } from 'next-intl';

/**
 * Certainty below which a visitor is asked to look closely. More often than not something is missing or too much then.
 */
const DOUBTFUL = 0.5;

/** Whether a visitor is asked to look closely. */
export function isDoubtful(certainty: number | undefined): boolean {
  return certainty !== undefined && certainty < DOUBTFUL;
}

/** Says how sure the engine is of a cut-out. */
export function CertaintyNote({ certainty }: { readonly certainty: number }) {
  const t = useTranslations('tool.done');
  const doubtful = isDoubtful(certainty);
  return (
    <p className={doubtful ? 'border-s-4 border-accent ps-3 text-caption' : 'text-caption text-ink-soft'}>
      {t(doubtful ? 'doubtful' : 'certain', { certainty })}
    </p>
  );
}
