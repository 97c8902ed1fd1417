import { useLocale, useTranslations } from 'next-intl';
import { LANGUAGE_NAMES } from '@/lib/i18n/languages';
import { routing } from '@/lib/i18n/routing';
import { pathOf, type SitePage } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';

/** Links to a page in each language; from one without an address they lead to the start page. */
export function LocaleSwitch({ page = PAGES.landing }: { readonly page: SitePage | undefined }) {
  const t = useTranslations('site');
  const current = useLocale();
  return (
    <nav aria-label={t('languages')}>
      <ul className="flex">
        {routing.locales.map((locale) => (
          <li key={locale}>
            <a
              href={pathOf(locale, page)}
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
