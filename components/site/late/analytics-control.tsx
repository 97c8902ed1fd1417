'use client';

import { useTranslations } from 'next-intl';
import { useId, useSyncExternalStore } from 'react';
import {
  ANALYTICS_CHOICES,
  analyticsChoice,
  browserRefusesTracking,
} from '@/lib/browser/analytics/analytics-choice';
import { ANALYTICS } from '@/lib/config/analytics';

const ROW = 'page-width flex w-full flex-wrap items-center gap-x-3 pb-8 text-caption';

/** Switches visitor statistics on or off for this browser; says so where the browser has refused them already. */
export function AnalyticsControl() {
  const t = useTranslations('analytics');
  const id = useId();
  const choice = useSyncExternalStore(analyticsChoice.watch, analyticsChoice.read, () => 'usual' as const);
  if (browserRefusesTracking()) {
    return (
      <aside aria-label={t('label')} className={ROW}>
        {t('label')}: {t('refused')}
      </aside>
    );
  }
  // Without regions "as usual" is "on", and only one of the two is offered.
  const choices = ANALYTICS?.kind === 'ga' ? ANALYTICS_CHOICES : (['usual', 'off'] as const);
  return (
    <aside aria-label={t('label')} className={ROW}>
      <label htmlFor={id} className="text-ink-soft">
        {t('label')}
      </label>
      <select
        id={id}
        value={choice}
        onChange={({ target }) => {
          const chosen = choices.find((word) => word === target.value);
          if (chosen) analyticsChoice.choose(chosen);
        }}
        className="min-h-11 rounded-control border-2 border-ink bg-paper px-3 text-ink"
      >
        {choices.map((word) => (
          <option key={word} value={word}>
            {t(word === 'usual' && ANALYTICS?.kind !== 'ga' ? 'usualOwn' : word)}
          </option>
        ))}
      </select>
    </aside>
  );
}
