import { useLocale, useTranslations } from 'next-intl';
import { HISTORY_LIFETIME_HOURS } from '@/lib/browser/history/history-entry';
import { HAS_ANALYTICS } from '@/lib/config/analytics-values';
import { pathOf } from '@/lib/seo/page-address';
import { PAGES } from '@/lib/seo/pages';

const FACTS = ['price', 'account', 'picture', 'tracking', 'code'] as const;

/** What one should know before handing over a picture, as a ledger. */
export function FactsSection() {
  const t = useTranslations('landing.facts');
  return (
    <section className="page-width grid gap-x-12 gap-y-8 py-16 md:py-28 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <div>
        <h2 className="text-title">{t('heading')}</h2>
        <p className="mt-4">
          <a
            href={pathOf(useLocale(), PAGES.privacy)}
            className="inline-flex min-h-11 items-center font-semibold text-accent-text underline decoration-2 underline-offset-4"
          >
            {t('privacyLink')}
          </a>
        </p>
      </div>
      <dl className="border-t-2 border-ink">
        {FACTS.map((fact) => (
          <div
            key={fact}
            className="grid gap-x-8 border-b border-rule py-5 md:grid-cols-[minmax(0,13rem)_1fr] md:items-baseline"
          >
            <dt className="text-caption text-ink-soft">{t(`${fact}.name`)}</dt>
            <dd className="text-subhead font-medium">
              {t(fact === 'tracking' && HAS_ANALYTICS ? 'tracking.counted' : `${fact}.value`, {
                hours: String(HISTORY_LIFETIME_HOURS),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
