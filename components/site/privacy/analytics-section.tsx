import { useTranslations } from 'next-intl';
import { GTAG_ORIGIN, type AnalyticsConfig } from '@/lib/config/analytics';
import { code, PrivacySection } from './privacy-section';

/** Brand names are the same in all languages. */
const PRODUCTS = { umami: 'Umami', plausible: 'Plausible' } as const;

/** What the visitor statistics are told, by whom they are kept, and how they are switched off. */
export function AnalyticsSection({ analytics }: { readonly analytics: AnalyticsConfig }) {
  const t = useTranslations('privacy.analytics');
  return (
    <PrivacySection heading={t('heading')}>
      <p>
        {analytics.kind === 'ga'
          ? t.rich('ga', { code, host: new URL(GTAG_ORIGIN).host })
          : t.rich('own', { code, product: PRODUCTS[analytics.kind], host: new URL(analytics.url).host })}
      </p>
      <p>{t('events')}</p>
      <p>{t('never')}</p>
      <p>{t(analytics.kind === 'ga' ? 'regions' : 'everywhere')}</p>
      <p>{t('control')}</p>
      {analytics.kind === 'ga' && <p>{t('ads')}</p>}
    </PrivacySection>
  );
}
