'use client';

import { useTranslations } from 'next-intl';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { Notice } from '@/lib/contracts/remove';
import { CertaintyNote, isDoubtful } from './result-notes';

const TEXTS = {
  'first-frame': 'firstFrame',
  partial: 'partial',
  'no-subject': 'noSubject',
  graphic: 'graphic',
  checkerboard: 'checkerboard',
} as const satisfies Record<Notice, string>;

/** Whether there is anything to know before one looks at a cut-out. */
export function hasNotices({ notices, certainty, scaledTo, printColours = false }: PlacedCutOut): boolean {
  return notices.length > 0 || scaledTo !== undefined || printColours || isDoubtful(certainty);
}

/** What has to be known before one looks at a cut-out. */
export function DoneNotices({ cutOut }: { readonly cutOut: PlacedCutOut }) {
  const t = useTranslations('tool.done');
  const { notices, certainty, scaledTo, printColours = false, place } = cutOut;
  return (
    <>
      {notices.map((notice) => (
        <p key={notice} className="border-s-4 border-accent ps-3 text-caption">
          {t(TEXTS[notice])}
        </p>
      ))}
      {certainty !== undefined && isDoubtful(certainty) && !notices.includes('no-subject') ? (
        <CertaintyNote certainty={certainty} />
      ) : null}
      {scaledTo === undefined ? null : (
        <p className="border-s-4 border-accent ps-3 text-caption">
          {t(place === 'server' ? 'scaledToSend' : 'scaledDown', {
            width: String(scaledTo.width),
            height: String(scaledTo.height),
          })}
        </p>
      )}
      {printColours ? (
        <p className="border-s-4 border-accent ps-3 text-caption">{t('printColours')}</p>
      ) : null}
    </>
  );
}
