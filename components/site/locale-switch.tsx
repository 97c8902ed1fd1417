'use client';

import { useLocale, useTranslations } from 'next-intl';
import { usePathname } from '@/lib/i18n/navigation';
import { LANGUAGE_NAMES } from '@/lib/i18n/language-names';
import { routing } from '@/lib/i18n/routing';

/**
 * Links to this page in each language. Plain links, not client-side ones: language and direction sit on
 * the root element together with the theme, and a full load sets all of them before the first paint.
 */
export function LocaleSwitch() {
  const t = useTranslations('site');
  const current = useLocale();
  const pathname = usePathname();

  return (
    <nav aria-label={t('languages')}>
      <ul className="flex">
        {routing.locales.map((locale) => (
          <li key={locale}>
            <a
              href={`/${locale}${pathname === '/' ? '' : pathname}`}
              hrefLang={locale}
              lang={locale}
              aria-label={LANGUAGE_NAMES[locale].name}
              aria-current={locale === current ? 'true' : undefined}
              className="inline-flex size-11 items-center justify-center rounded-control text-caption font-semibold text-ink-soft hover:bg-rule hover:text-ink aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-[3px] aria-[current]:underline-offset-8"
            >
              {LANGUAGE_NAMES[locale].short}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
