import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Operator } from '@/lib/config/operator';
import { DEVICE_ANCHOR } from './device-section';
import { PrivacyList, PrivacySection, TEXT_LINK } from './privacy-section';

const RIGHTS = ['access', 'rectification', 'deletion', 'restriction', 'portability', 'objection'] as const;

/** What a visitor can ask for, and of whom. */
export function RightsSection({ operator }: { readonly operator: Operator | undefined }) {
  const t = useTranslations('privacy.rights');
  const { name, email } = operator ?? {};
  const mail = (words: ReactNode) => (
    <a href={`mailto:${email}`} dir="ltr" className={TEXT_LINK}>
      {words}
    </a>
  );
  const here = (words: ReactNode) => (
    <a href={`#${DEVICE_ANCHOR}`} className={TEXT_LINK}>
      {words}
    </a>
  );
  return (
    <PrivacySection heading={t('heading')}>
      <p>{name === undefined || email === undefined ? t('ask') : t.rich('askAt', { name, email, mail })}</p>
      <PrivacyList items={RIGHTS.map((right) => t(`items.${right}`))} />
      <p>{t('complaint')}</p>
      <p>{t('little')}</p>
      <p>{t.rich('local', { here })}</p>
    </PrivacySection>
  );
}
