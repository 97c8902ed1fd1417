'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { IconFrame, type IconProps } from '@/components/ui/icons';
import { StoredChoice } from '@/lib/browser/settings/stored-choice';
import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';

/** Half-filled disc: the theme of the device. */
function IconHalf({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor" />
    </IconFrame>
  );
}

/** Moon: the dark theme. */
function IconMoon({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <path d="M19.8 14.6A8.4 8.4 0 0 1 9.4 4.2a8.4 8.4 0 1 0 10.4 10.4Z" strokeLinejoin="round" />
    </IconFrame>
  );
}

/** Sun: the light theme. */
function IconSun({ className }: IconProps) {
  return (
    <IconFrame className={className}>
      <circle cx="12" cy="12" r="4.2" />
      <path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M5.3 18.7l2.1-2.1M16.6 7.4l2.1-2.1" />
    </IconFrame>
  );
}

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
