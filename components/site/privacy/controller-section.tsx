import { useTranslations } from 'next-intl';
import type { Operator } from '@/lib/config/operator';
import { ContactLines } from '../legal/contact-lines';
import { PrivacySection } from './privacy-section';

/** Who answers for the installation, and how to reach them: as far as they have said so. */
export function ControllerSection({ operator }: { readonly operator: Operator }) {
  const t = useTranslations('privacy.controller');
  return (
    <PrivacySection heading={t('heading')}>
      <p>{t('text', { name: operator.name })}</p>
      <ContactLines operator={operator} addressLabel={t('address')} emailLabel={t('email')} />
    </PrivacySection>
  );
}
