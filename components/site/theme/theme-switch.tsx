'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { IconHalf, IconMoon, IconSun } from '@/components/site/theme/theme-icons';
import { StoredChoice } from '@/lib/browser/settings/stored-choice';
import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';

const ICONS = { system: IconHalf, light: IconSun, dark: IconMoon };

/** One button that goes round the themes. It is off until the page knows the visitor's choice. */
export function ThemeSwitch() {
  const t = useTranslations('site.theme');
  const choice = useSyncExternalStore<ThemeChoice | undefined>(
    watchThemeChoice,
    readThemeChoice,
    () => undefined,
  );
  const current = choice ?? 'system';
  const next = THEME_CHOICES[(THEME_CHOICES.indexOf(current) + 1) % THEME_CHOICES.length] ?? 'system';
  const Icon = ICONS[current];

  return (
    <button
      type="button"
      disabled={choice === undefined}
      onClick={() => chooseTheme(next)}
      aria-label={t('switch', { current: t(current), next: t(next) })}
      title={t(current)}
      className="inline-flex size-11 items-center justify-center rounded-control hover:bg-rule noscript:hidden"
    >
      <Icon />
    </button>
  );
}

const THEME_CHOICES = ['system', 'light', 'dark'] as const;
type ThemeChoice = (typeof THEME_CHOICES)[number];

const stored = new StoredChoice<ThemeChoice>(STORAGE_KEYS.theme, THEME_CHOICES);

/** The theme that the visitor chose; `system` follows the device. */
const readThemeChoice = stored.read;

/** Keeps the choice and shows it. */
function chooseTheme(choice: ThemeChoice): void {
  showTheme(choice);
  stored.choose(choice);
}

/** Calls back whenever the choice changes, here or in another tab. Returns the way to stop. */
function watchThemeChoice(listener: () => void): () => void {
  return stored.watch(() => {
    showTheme(stored.read());
    listener();
  });
}

function showTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}
