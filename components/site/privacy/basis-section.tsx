import { useTranslations } from 'next-intl';
import type { PrivacyFacts } from '@/lib/config/privacy-facts';
import { PrivacyList, PrivacySection } from './privacy-section';

/** On which legal basis each thing rests. */
export function BasisSection({ botCheck, analytics }: Pick<PrivacyFacts, 'botCheck' | 'analytics'>) {
  const t = useTranslations('privacy.basis');
  const statistics = analytics?.kind === 'ga' ? 'statisticsGa' : 'statisticsOwn';
  return (
    <PrivacySection heading={t('heading')}>
      <p>{t('intro')}</p>
      <PrivacyList
        items={[
          t('picture'),
          t(botCheck ? 'runningChecked' : 'running'),
          ...(analytics ? [t(statistics)] : []),
        ]}
      />
    </PrivacySection>
  );
}
