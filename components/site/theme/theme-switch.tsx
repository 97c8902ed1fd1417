'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { IconHalf } from '@/components/ui/icons/icon-half';
import { IconMoon } from '@/components/ui/icons/icon-moon';
import { IconSun } from '@/components/ui/icons/icon-sun';
import {
  chooseTheme,
  readThemeChoice,
  THEME_CHOICES,
  watchThemeChoice,
  type ThemeChoice,
} from './theme-choice';

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
