import { useTranslations } from 'next-intl';
import { HISTORY_LIFETIME_HOURS } from '@/lib/browser/history/history-entry';
import { Link } from '@/lib/i18n/navigation';
import { Wordmark } from './wordmark';

const LINK =
  'inline-flex min-h-11 items-center underline decoration-rule-strong underline-offset-4 hover:decoration-accent';

/** Where else one can go, and what the service stands for in one line. */
export function SiteFooter() {
  const t = useTranslations('site');
  return (
    <footer className="border-t-2 border-dashed border-rule pb-[env(safe-area-inset-bottom)]">
      <div className="page-width flex flex-col gap-x-10 gap-y-3 py-8 text-caption md:flex-row md:items-center">
        <Wordmark />
        <p className="max-w-[44ch] text-ink-soft md:me-auto">
          {t('promise', { hours: String(HISTORY_LIFETIME_HOURS) })}
        </p>
        <nav aria-label={t('footerNavigation')}>
          <ul className="flex flex-wrap gap-x-6">
            <li>
              <Link href="/remove-background" className={LINK}>
                {t('links.tool')}
              </Link>
            </li>
            <li>
              <Link href="/#api" className={LINK}>
                {t('links.api')}
              </Link>
            </li>
            <li>
              <Link href="/device" className={LINK}>
                {t('links.device')}
              </Link>
            </li>
            <li>
              <Link href="/privacy" className={LINK}>
                {t('links.privacy')}
              </Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
