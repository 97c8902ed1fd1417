'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { HistoryOffSwitch } from '@/components/site/storage/history-off-switch';
import { buttonClass, QUIET_BUTTON } from '@/components/ui/button-class';
import { HISTORY_LIFETIME_HOURS, type HistoryEntry, isDue } from '@/lib/browser/history/history-entry';
import { HistoryItem } from './history-item';

const HEADING_ID = 'history-heading';

interface Props {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  readonly isOff: boolean | undefined;
  /** The installation or a flag has decided that, and not the visitor. */
  readonly decided: boolean;
  readonly onOpen: (id: number) => void;
  readonly onRemove: (id: number) => void;
  readonly onClear: () => void;
  readonly onTurnOff: (off: boolean) => void;
}

/** The newest pictures, to open again or remove, and whether any are kept. */
export function HistoryStrip({ entries, isOff, decided, onOpen, onRemove, onClear, onTurnOff }: Props) {
  const t = useTranslations('tool.history');
  const heading = useRef<HTMLHeadingElement>(null);
  const now = useNow();
  const shown = entries.filter((entry) => !isDue(entry, now));
  /** What was pressed goes with what it removes: the focus stays in this part of the page. */
  const focusHeading = () => heading.current?.focus({ preventScroll: true });
  return (
    <section aria-labelledby={HEADING_ID} className="mt-8 border-t-2 border-ink pt-5">
      <h2 id={HEADING_ID} ref={heading} tabIndex={-1} className="text-[1.625rem] leading-tight outline-none">
        {t('heading')}
      </h2>
      <p className="mt-1 text-caption text-ink-soft">
        {shown.length === 0 ? t('none') : t('text', { hours: String(HISTORY_LIFETIME_HOURS) })}
      </p>
      {shown.length > 0 && (
        <ul className="mt-4 flex flex-wrap gap-4">
          {shown.map((entry) => (
            <HistoryItem
              key={entry.id}
              entry={entry}
              now={now}
              onOpen={onOpen}
              onRemove={(id) => {
                focusHeading();
                onRemove(id);
              }}
            />
          ))}
        </ul>
      )}
      <div className="mt-5 flex flex-col gap-x-10 gap-y-4 md:flex-row md:items-start md:justify-between">
        <div className="md:w-80">
          <HistoryOffSwitch isOff={isOff} decided={decided} onChange={onTurnOff} />
        </div>
        {shown.length > 0 && (
          <button
            type="button"
            onClick={() => {
              focusHeading();
              onClear();
            }}
            className={buttonClass('outline')}
          >
            {t('clear')}
          </button>
        )}
      </div>
    </section>
  );
}

/** A link to the strip. It comes with the strip's code, so that it never leads nowhere. */
export function HistoryLink({ count }: { readonly count: number }) {
  const t = useTranslations('tool.history');
  return (
    <a href={`#${HEADING_ID}`} className={`${QUIET_BUTTON} absolute start-0 -bottom-4`}>
      {t('jump', { count: String(count) })}
    </a>
  );
}

const STEP_MS = 20_000;

/** The time, as Date.now counts, as often as a display of minutes needs it. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), STEP_MS);
    return () => clearInterval(clock);
  }, []);
  return now;
}
