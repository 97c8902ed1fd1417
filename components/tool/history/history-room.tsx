'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { HistoryControls } from './use-history';

const HistoryStrip = dynamic(() => import('./history-strip').then((module) => module.HistoryStrip), {
  ssr: false,
});

const HistoryLink = dynamic(() => import('./history-strip').then((module) => module.HistoryLink), {
  ssr: false,
});

interface Props {
  readonly history: HistoryControls;
  readonly onOpen: (id: number) => void;
}

/** The place of the newest pictures below an empty mat. It takes no room, and loads nothing, before there is one. */
export function HistoryRoom({ history, onOpen }: Props) {
  const { entries, isOff, decided } = history;
  const wanted = entries.length > 0 || isOff === true;
  // It stays when the last picture goes: whoever has just removed it is told so in its place.
  const [shown, setShown] = useState(wanted);
  if (wanted && !shown) setShown(true);
  if (!shown) return null;
  return (
    <HistoryStrip
      entries={entries}
      isOff={isOff}
      decided={decided}
      onOpen={onOpen}
      onRemove={history.remove}
      onClear={history.clear}
      onTurnOff={history.turnOff}
    />
  );
}

/**
 * The way from the mat to the newest pictures, which a phone has far below. It lies in the gap under the mat: nothing
 * moves when the history is found.
 */
export function HistoryJump({ count }: { readonly count: number }) {
  return (
    <div className="relative -mb-4 lg:hidden short:hidden">{count > 0 && <HistoryLink count={count} />}</div>
  );
}

/** Says that the picture that was just made is kept nowhere, and why. */
export function HistoryNotice({ notice }: Pick<HistoryControls, 'notice'>) {
  const t = useTranslations('tool.history');
  return (
    // There before its words are: otherwise nobody would be told of them.
    <div role="status">
      {notice !== undefined && <p className="mb-4 border-s-4 border-accent ps-4 text-caption">{t(notice)}</p>}
    </div>
  );
}
