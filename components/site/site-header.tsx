import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import { LocaleSwitch } from './locale-switch';
import { ThemeSwitch } from './theme/theme-switch';
import { Wordmark } from './wordmark';

const LINK =
  'inline-flex min-h-11 items-center px-3.5 font-medium hover:underline decoration-accent decoration-2 underline-offset-8';

/** Name, ways through the site, language and theme. */
export function SiteHeader() {
  const t = useTranslations('site');
  return (
    <header className="border-b border-rule pt-[env(safe-area-inset-top)]">
      <div className="page-width flex min-h-16 items-center justify-between gap-2">
        <Link href="/" className="-ms-1 inline-flex min-h-11 items-center px-1" aria-label={t('home')}>
          <Wordmark />
        </Link>
        <nav aria-label={t('mainNavigation')} className="me-auto hidden ps-6 md:flex">
          <Link href="/remove-background" className={LINK}>
            {t('links.tool')}
          </Link>
          <Link href="/#api" className={LINK}>
            {t('links.api')}
          </Link>
          <Link href="/privacy" className={LINK}>
            {t('links.privacy')}
          </Link>
        </nav>
        <div className="-me-2 flex items-center">
          <LocaleSwitch />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
