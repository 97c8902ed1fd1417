import { useTranslations } from 'next-intl';
import type { PrivacyFacts } from '@/lib/config/privacy-facts';
import { AnalyticsSection } from './analytics-section';
import { BasisSection } from './basis-section';
import { ControllerSection } from './controller-section';
import { DeviceSection } from './device-section';
import { LogSection } from './log-section';
import { OthersSection } from './others-section';
import { PictureSection } from './picture-section';
import { PrivacyLimits } from './privacy-limits';
import { PrivacySection } from './privacy-section';
import { RightsSection } from './rights-section';

/** What this installation does with what it is given: facts of program and settings, from the constants that they use. */
export function PrivacyStatement({ facts }: { readonly facts: PrivacyFacts }) {
  const t = useTranslations('privacy');
  const { botCheck, log, apiHost, analytics, operator, updated } = facts;
  return (
    <div className="page-width pt-8 pb-16 md:pt-14 md:pb-28">
      <h1 className="text-display font-extrabold">{t('heading')}</h1>
      <p className="mt-5 max-w-[46ch] text-lead text-ink-soft">{t('lead')}</p>
      <p className="mt-4 text-caption text-ink-soft">
        <time dateTime={updated}>{t('updated', { date: new Date(updated) })}</time>
      </p>
      <div className="mt-10 border-t-2 border-ink md:mt-16">
        {operator && <ControllerSection operator={operator} />}
        <PictureSection apiHost={apiHost} />
        <LogSection log={log} apiHost={apiHost} />
        <DeviceSection facts={facts} />
        <OthersSection facts={facts} />
        {analytics && <AnalyticsSection analytics={analytics} />}
        <BasisSection botCheck={botCheck} analytics={analytics} />
        <RightsSection operator={operator} />
        <PrivacySection heading={t('limits.heading')}>
          <PrivacyLimits />
        </PrivacySection>
        <PrivacySection heading={t('changes.heading')}>
          <p>{t('changes.text')}</p>
        </PrivacySection>
      </div>
      <p className="mt-10 max-w-[64ch] text-caption text-ink-soft">{t('operator')}</p>
    </div>
  );
}
