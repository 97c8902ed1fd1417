'use client';

import { useTranslations } from 'next-intl';
import { useId, useSyncExternalStore } from 'react';
import { flagOverride, installationFlag, setFlag, watchFlags } from '@/lib/browser/settings/feature-flags';
import { FEATURE_FLAGS, FLAG_NAMES, isFlagValue, type FeatureFlag } from '@/lib/contracts/feature-flags';

interface Props {
  /** Called when one was set or taken back. */
  readonly onChanged: () => void;
}

/** The feature flags, each as the installation has it or as this browser is to have it. */
export function FlagChoices({ onChanged }: Props) {
  const t = useTranslations('keptFiles.flags');
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('heading')}</summary>
      <p className="text-caption text-ink-soft">{t('text')}</p>
      {FLAG_NAMES.map((flag) => (
        <FlagChoice key={flag} flag={flag} onChanged={onChanged} />
      ))}
    </details>
  );
}

function FlagChoice({ flag, onChanged }: Props & { readonly flag: FeatureFlag }) {
  const t = useTranslations('keptFiles.flags');
  const id = useId();
  const own = useSyncExternalStore(
    watchFlags,
    () => flagOverride(flag),
    () => undefined,
  );
  const usual = useSyncExternalStore(
    watchFlags,
    () => installationFlag(flag) ?? FEATURE_FLAGS[flag][0],
    () => FEATURE_FLAGS[flag][0],
  );
  const choose = (word: string) => {
    setFlag(flag, isFlagValue(flag, word) ? word : undefined);
    onChanged();
  };
  return (
    <p className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
      <label htmlFor={id}>{t(flag)}</label>
      <select
        id={id}
        value={own ?? ''}
        onChange={({ target }) => choose(target.value)}
        className="min-h-11 rounded-control border-2 border-ink bg-paper px-3 text-ink"
      >
        <option value="">{t('usual', { value: usual })}</option>
        {FEATURE_FLAGS[flag].map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
    </p>
  );
}
