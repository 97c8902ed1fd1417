import { useLocale, useTranslations } from 'next-intl';
import { Children, type ReactNode } from 'react';
import { HISTORY_LIFETIME_HOURS } from '@/lib/browser/history/history-entry';
import { hasImprint, OPERATOR, SOURCE_URL } from '@/lib/config/operator';
import { pathOf } from '@/lib/seo/page-path';
import { NOTICES_PATH, PAGES } from '@/lib/seo/pages';
import { Wordmark } from './wordmark';

const LINK =
  'inline-flex min-h-11 items-center underline decoration-rule-strong underline-offset-4 hover:decoration-accent';

/** Where else one can go, what the service stands for in one line, and who answers for it. */
export function SiteFooter() {
  const t = useTranslations('site');
  const locale = useLocale();
  const legal = useTranslations('legalLinks');
  return (
    <footer className="border-t-2 border-dashed border-rule pb-[env(safe-area-inset-bottom)]">
      <div className="page-width flex flex-col gap-y-3 py-8 text-caption">
        <div className="flex flex-col gap-x-10 gap-y-3 md:flex-row md:items-center">
          <Wordmark />
          <p className="max-w-[44ch] text-ink-soft md:me-auto">
            {t('promise', { hours: String(HISTORY_LIFETIME_HOURS) })}
          </p>
          <FooterLinks label={t('footerNavigation')}>
            <a href={pathOf(locale, PAGES.tool)} className={LINK}>
              {t('links.tool')}
            </a>
            <a href={`${pathOf(locale, PAGES.landing)}#api`} className={LINK}>
              {t('links.api')}
            </a>
            <a href={pathOf(locale, PAGES.howGood)} className={LINK}>
              {t('links.howGood')}
            </a>
            <a href={pathOf(locale, PAGES.device)} className={LINK}>
              {t('links.device')}
            </a>
          </FooterLinks>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-10 gap-y-3">
          <FooterLinks label={legal('navigation')}>
            <a href={pathOf(locale, PAGES.privacy)} className={LINK}>
              {t('links.privacy')}
            </a>
            <a href={pathOf(locale, PAGES.terms)} className={LINK}>
              {legal('terms')}
            </a>
            {hasImprint(OPERATOR) && (
              <a href={pathOf(locale, PAGES.imprint)} className={LINK}>
                {legal('imprint')}
              </a>
            )}
            {SOURCE_URL !== undefined && (
              <a href={SOURCE_URL} className={LINK}>
                {legal('source')}
              </a>
            )}
            <a href={NOTICES_PATH} className={LINK}>
              {legal('notices')}
            </a>
          </FooterLinks>
        </div>
      </div>
    </footer>
  );
}

function FooterLinks({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-6">
        {Children.toArray(children).map((link, index) => (
          <li key={index}>{link}</li>
        ))}
      </ul>
    </nav>
  );
}
