import { useTranslations } from 'next-intl';
import type { PrivacyFacts } from '@/lib/config/privacy-facts';
import { code, PrivacyList, PrivacySection } from './privacy-section';

/** What a log line holds besides the address; see `lib/server/log/log-request.ts`. */
const ITEMS = ['route', 'sizes', 'durations', 'code'] as const;

/** What the service writes down of a request, and for how long. */
export function LogSection({ log, apiHost }: Pick<PrivacyFacts, 'log' | 'apiHost'>) {
  const t = useTranslations('privacy.log');
  const address = log.address === 'off' ? [] : [t(`address.${log.address}`)];
  return (
    <PrivacySection heading={t('heading')}>
      <p>{t('intro')}</p>
      <PrivacyList items={[t('items.id'), ...address, ...ITEMS.map((item) => t(`items.${item}`))]} />
      {log.address === 'off' && <p>{t('noAddress')}</p>}
      <p>{t('without')}</p>
      <p>{log.days === undefined ? t('unsaid') : t('days', { days: log.days, count: String(log.days) })}</p>
      <p>{t('counts')}</p>
      {apiHost !== undefined && <p>{t.rich('apart', { code, host: apiHost })}</p>}
    </PrivacySection>
  );
}
