import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { OPERATOR, SOURCE_URL } from '@/lib/config/operator';
import { BYTES_PER_MEGABYTE, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { pathOf } from '@/lib/seo/page-address';
import { NOTICES_PATH, PAGES } from '@/lib/seo/pages';
import { PrivacySection, TEXT_LINK } from '../privacy/privacy-section';

/** What may be done with the service, what it promises and what it does not. */
export function TermsStatement() {
  const t = useTranslations('terms');
  const locale = useLocale();
  const privacy = (words: ReactNode) => (
    <a href={pathOf(locale, PAGES.privacy)} className={TEXT_LINK}>
      {words}
    </a>
  );
  const source = (words: ReactNode) => (
    <a href={SOURCE_URL} className={TEXT_LINK} dir="ltr">
      {words}
    </a>
  );
  const notices = (words: ReactNode) => (
    <a href={NOTICES_PATH} className={TEXT_LINK}>
      {words}
    </a>
  );
  const upload = String(MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE);
  return (
    <div className="page-width pt-8 pb-16 md:pt-14 md:pb-28">
      <h1 className="text-display font-extrabold">{t('heading')}</h1>
      <p className="mt-5 max-w-[46ch] text-lead text-ink-soft">{t('lead')}</p>
      <div className="mt-10 border-t-2 border-ink md:mt-16">
        <PrivacySection heading={t('service.heading')}>
          {OPERATOR && <p>{t('service.operator', { name: OPERATOR.name })}</p>}
          <p>{t('service.text', { upload })}</p>
        </PrivacySection>
        <PrivacySection heading={t('pictures.heading')}>
          <p>{t('pictures.text')}</p>
          <p>{t.rich('pictures.privacy', { link: privacy })}</p>
        </PrivacySection>
        <PrivacySection heading={t('conduct.heading')}>
          <p>{t('conduct.text')}</p>
        </PrivacySection>
        <PrivacySection heading={t('results.heading')}>
          <p>{t('results.text')}</p>
          <p>{t('results.liability')}</p>
        </PrivacySection>
        <PrivacySection heading={t('software.heading')}>
          <p>{t('software.text')}</p>
          {SOURCE_URL !== undefined && (
            <p>{t.rich('software.source', { link: source, host: new URL(SOURCE_URL).host })}</p>
          )}
          <p>{t.rich('software.notices', { link: notices })}</p>
        </PrivacySection>
      </div>
    </div>
  );
}
