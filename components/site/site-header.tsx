import { useLocale, useTranslations } from 'next-intl';
import { pathOf, type SitePage } from '@/lib/seo/page-path';
import { PAGES } from '@/lib/seo/pages';
import { LanguageHint } from './language-hint';
import { LocaleSwitch } from './locale-switch';
import { ThemeSwitch } from './theme/theme-switch';
import { Wordmark } from './wordmark';

const LINK =
  'inline-flex min-h-11 items-center px-3.5 font-medium hover:underline decoration-accent decoration-2 underline-offset-8';

/** Name, ways through the site, language and theme. */
export function SiteHeader({ page }: { readonly page: SitePage | undefined }) {
  const t = useTranslations('site');
  const locale = useLocale();
  const home = pathOf(locale, PAGES.landing);
  return (
    <header className="border-b border-rule pt-[env(safe-area-inset-top)]">
      <div className="page-width flex min-h-16 items-center justify-between gap-2">
        <a href={home} className="-ms-1 inline-flex min-h-11 items-center px-1" aria-label={t('home')}>
          <Wordmark />
        </a>
        <nav aria-label={t('mainNavigation')} className="me-auto hidden ps-6 md:flex">
          <a href={pathOf(locale, PAGES.tool)} className={LINK}>
            {t('links.tool')}
          </a>
          <a href={`${home}#api`} className={LINK}>
            {t('links.api')}
          </a>
          <a href={pathOf(locale, PAGES.privacy)} className={LINK}>
            {t('links.privacy')}
          </a>
        </nav>
        <div className="relative -me-2 flex items-center self-stretch">
          <LocaleSwitch page={page} />
          <ThemeSwitch />
          <LanguageHint />
        </div>
      </div>
    </header>
  );
}
