'use client';

import { useTranslations } from 'next-intl';
import type { PlacedCutOut, Sent } from '@/lib/browser/remove-background';

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
