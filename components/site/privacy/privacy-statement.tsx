import { useTranslations } from 'next-intl';
import { type AnalyticsConfig, GTAG_ORIGIN } from '@/lib/config/analytics';
import type { Operator } from '@/lib/config/operator';
import type { PrivacyFacts } from '@/lib/config/privacy-facts';
import { ContactLines } from '../legal/contact-lines';
import { DeviceSection } from './device-section';
import { OthersSection } from './others-section';
import { PrivacyLimits } from './privacy-limits';
import { code, PrivacyList, PrivacySection } from './privacy-section';
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

/** Who answers for the installation, and how to reach them: as far as they have said so. */
function ControllerSection({ operator }: { readonly operator: Operator }) {
  const t = useTranslations('privacy.controller');
  return (
    <PrivacySection heading={t('heading')}>
      <p>{t('text', { name: operator.name })}</p>
      <ContactLines operator={operator} addressLabel={t('address')} emailLabel={t('email')} />
    </PrivacySection>
  );
}

/** What becomes of a picture. */
function PictureSection({ apiHost }: { readonly apiHost: string | undefined }) {
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

/** What a log line holds besides the address; see `lib/server/log/log-request.ts`. */
const ITEMS = ['route', 'sizes', 'durations', 'code'] as const;

/** What the service writes down of a request, and for how long. */
function LogSection({ log, apiHost }: Pick<PrivacyFacts, 'log' | 'apiHost'>) {
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

/** On which legal basis each thing rests. */
function BasisSection({ botCheck, analytics }: Pick<PrivacyFacts, 'botCheck' | 'analytics'>) {
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

/** Brand names are the same in all languages. */
const PRODUCTS = { umami: 'Umami', plausible: 'Plausible' } as const;

/** What the visitor statistics are told, by whom they are kept, and how they are switched off. */
function AnalyticsSection({ analytics }: { readonly analytics: AnalyticsConfig }) {
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
