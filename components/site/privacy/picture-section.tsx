import { useTranslations } from 'next-intl';
import { code, PrivacySection } from './privacy-section';

/** What becomes of a picture. */
export function PictureSection({ apiHost }: { readonly apiHost: string | undefined }) {
  const t = useTranslations('privacy.picture');
  return (
    <PrivacySection heading={t('heading')}>
      <p>{t('memory')}</p>
      {apiHost !== undefined && <p>{t.rich('elsewhere', { code, host: apiHost })}</p>}
      <p>{t('local')}</p>
      <p>{t.rich('answer', { code })}</p>
      <p>{t('deadline')}</p>
      <p>{t('metadata')}</p>
      <p>{t('training')}</p>
    </PrivacySection>
  );
}
