import { useTranslations } from 'next-intl';
import { wholeMegabytes } from '@/components/ui/message-figures';
import { HISTORY_LIFETIME_HOURS, HISTORY_LIMIT } from '@/lib/browser/history/history-entry';
import { HANDOFF_DATABASE, HISTORY_DATABASE, RESULTS_FOLDER } from '@/lib/browser/settings/store-names';
import { ENGINE_BYTES } from '@/lib/browser/model/engine-bytes';
import { ENGINE_CACHE_PREFIX } from '@/lib/browser/model/file-store';
import { GA_COOKIE_DAYS, gaCookies } from '@/lib/config/analytics';
import type { PrivacyFacts } from '@/lib/config/privacy-facts';
import { PASS_COOKIE, PASS_LIFETIME_MINUTES } from '@/lib/contracts/bot-check';
import { OFFLINE_CACHE, PRIVACY_CACHE } from '@/lib/contracts/offline';
import { SESSION_KEYS, STORAGE_KEYS } from '@/lib/contracts/storage-keys';
import { StoragePanel } from '../storage/storage-panel';
import { code, PrivacySection } from './privacy-section';

/** Where the rights section leads for deleting what is here. */
export const DEVICE_ANCHOR = 'device';

/** What the pages leave in a browser, by name, with what removes it. */
export function DeviceSection({ facts }: { readonly facts: PrivacyFacts }) {
  const t = useTranslations('privacy.device');
  const { analytics } = facts;
  return (
    <PrivacySection heading={t('heading')} id={DEVICE_ANCHOR}>
      <Cookies facts={facts} />
      <p>{t.rich('theme', { code, key: STORAGE_KEYS.theme })}</p>
      <p>
        {t.rich('choices', {
          code,
          engine: STORAGE_KEYS.engine,
          history: STORAGE_KEYS.history,
          flags: STORAGE_KEYS.flags,
        })}
      </p>
      {analytics && <p>{t.rich('analyticsChoice', { code, key: STORAGE_KEYS.analytics })}</p>}
      <p>{t.rich('policy', { code, key: STORAGE_KEYS.policy })}</p>
      <p>
        {t.rich('history', {
          code,
          name: HISTORY_DATABASE,
          count: String(HISTORY_LIMIT),
          hours: String(HISTORY_LIFETIME_HOURS),
        })}
      </p>
      <p>{t.rich('handoff', { code, key: SESSION_KEYS.handoff, name: HANDOFF_DATABASE })}</p>
      <p>{t.rich('results', { code, name: RESULTS_FOLDER })}</p>
      <p>{t.rich('engine', { code, name: ENGINE_CACHE_PREFIX, megabytes: wholeMegabytes(ENGINE_BYTES) })}</p>
      <p>{t.rich('offline', { code, name: OFFLINE_CACHE })}</p>
      <p>{t.rich('offlinePrivacy', { code, name: PRIVACY_CACHE })}</p>
      <p>{t('picture')}</p>
      <div className="mt-4 flex flex-col gap-4 noscript:hidden">
        <h3 className="text-subhead">{t('now')}</h3>
        <StoragePanel />
      </div>
    </PrivacySection>
  );
}

function Cookies({ facts: { botCheck, apiHost, analytics } }: { readonly facts: PrivacyFacts }) {
  const t = useTranslations('privacy.device');
  // No cookie goes to another origin or comes from there: a pass lives beside its API only.
  const hasPass = botCheck && apiHost === undefined;
  if (!hasPass && analytics?.kind !== 'ga') return <p>{t('cookies')}</p>;
  return (
    <>
      {hasPass && (
        <p>{t.rich('passCookie', { code, name: PASS_COOKIE, minutes: String(PASS_LIFETIME_MINUTES) })}</p>
      )}
      {analytics?.kind === 'ga' && <StatisticsCookies measurementId={analytics.measurementId} />}
    </>
  );
}

function StatisticsCookies({ measurementId }: { readonly measurementId: string }) {
  const t = useTranslations('privacy.device');
  const [visitor, session] = gaCookies(measurementId);
  return <p>{t.rich('gaCookies', { code, visitor, session, days: String(GA_COOKIE_DAYS) })}</p>;
}
