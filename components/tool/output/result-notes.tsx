'use client';

import { useTranslations } from 'next-intl';
import type { PlacedCutOut, Sent } from '@/lib/browser/remove-background';

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

const AFTER_SENDING = {
  no: 'onDevice',
  perhaps: 'onDeviceAfterTrying',
  yes: 'onDeviceAfterSending',
} as const satisfies Record<Sent, string>;

/** Says where a cut-out was made, and whether the picture has left the device for it. */
export function PlaceNote({ cutOut }: { readonly cutOut: PlacedCutOut }) {
  const t = useTranslations('tool.done');
  const { place, sent } = cutOut;
  const note = place === 'server' ? 'onServer' : AFTER_SENDING[sent];
  return <p className="text-caption text-ink-soft">{t(note)}</p>;
}
