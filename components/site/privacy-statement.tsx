import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { HISTORY_LIFETIME_HOURS, HISTORY_LIMIT } from '@/lib/browser/history/history-entry';
import { HISTORY_DATABASE } from '@/lib/browser/history/history-name';
import { HANDOFF_DATABASE } from '@/lib/browser/pictures/handoff-name';
import { RESULTS_FOLDER } from '@/lib/browser/results/results-folder';
import { ENGINE_BYTES } from '@/lib/browser/model/engine-bytes';
import { ENGINE_CACHE_PREFIX } from '@/lib/browser/model/file-store';
import { engineOrigins, PUBLIC_VALUES, readPublicConfig } from '@/lib/config/public';
import { PASS_COOKIE, PASS_LIFETIME_MINUTES } from '@/lib/contracts/bot-check';
import { wholeMegabytes } from '@/components/ui/whole-megabytes';
import { OFFLINE_CACHE } from '@/lib/contracts/offline';
import { SESSION_KEYS, STORAGE_KEYS } from '@/lib/contracts/storage-keys';
import { KeptPanel } from './kept-files/kept-panel';
import { PrivacyLimits } from './privacy-limits';

const LOG_ITEMS = ['id', 'address', 'route', 'sizes', 'durations', 'code'] as const;

const code = (words: ReactNode) => (
  <code dir="ltr" className="rounded-[3px] border border-rule bg-sheet px-1.5 font-code text-[0.85em]">
    {words}
  </code>
);

const { config } = readPublicConfig(PUBLIC_VALUES);

/** Another host that pictures are sent to. */
const apiHost = config.apiBaseUrl === undefined ? undefined : new URL(config.apiBaseUrl).host;

/** Other hosts that the engine comes from. */
const engineHosts = engineOrigins(config).map((origin) => new URL(origin).host);

interface Props {
  /** This installation has Cloudflare check that a person is at work. */
  readonly botCheck: boolean;
}

/** What the service does with what it is given: facts of the program, its figures from the program's constants. */
export function PrivacyStatement({ botCheck }: Props) {
  const t = useTranslations('privacy');
  return (
    <div className="page-width pt-8 pb-16 md:pt-14 md:pb-28">
      <h1 className="text-display font-extrabold">{t('heading')}</h1>
      <p className="mt-5 max-w-[46ch] text-lead text-ink-soft">{t('lead')}</p>
      <div className="mt-10 border-t-2 border-ink md:mt-16">
        <Section heading={t('picture.heading')}>
          <p>{t('picture.memory')}</p>
          {apiHost !== undefined && <p>{t.rich('picture.elsewhere', { code, host: apiHost })}</p>}
          <p>{t('picture.local')}</p>
          <p>{t.rich('picture.answer', { code })}</p>
          <p>{t('picture.deadline')}</p>
          <p>{t('picture.metadata')}</p>
          <p>{t('picture.training')}</p>
        </Section>
        <Section heading={t('log.heading')}>
          <p>{t('log.intro')}</p>
          <ul className="list-[square] ps-5 marker:text-accent-text">
            {LOG_ITEMS.map((item) => (
              <li key={item} className="ps-1">
                {t(`log.items.${item}`)}
              </li>
            ))}
          </ul>
          <p>{t('log.without')}</p>
        </Section>
        <Section heading={t('device.heading')}>
          <p>
            {/* No cookie goes to another origin or comes from there: a pass lives beside its API only. */}
            {botCheck && apiHost === undefined
              ? t.rich('device.passCookie', {
                  code,
                  name: PASS_COOKIE,
                  minutes: String(PASS_LIFETIME_MINUTES),
                })
              : t('device.cookies')}
          </p>
          <p>{t.rich('device.theme', { code, key: STORAGE_KEYS.theme })}</p>
          <p>
            {t.rich('device.choices', {
              code,
              engine: STORAGE_KEYS.engine,
              history: STORAGE_KEYS.history,
              flags: STORAGE_KEYS.flags,
            })}
          </p>
          <p>
            {t.rich('device.history', {
              code,
              name: HISTORY_DATABASE,
              count: String(HISTORY_LIMIT),
              hours: String(HISTORY_LIFETIME_HOURS),
            })}
          </p>
          <p>{t.rich('device.handoff', { code, key: SESSION_KEYS.handoff, name: HANDOFF_DATABASE })}</p>
          <p>{t.rich('device.results', { code, name: RESULTS_FOLDER })}</p>
          <p>
            {t.rich('device.engine', {
              code,
              name: ENGINE_CACHE_PREFIX,
              megabytes: wholeMegabytes(ENGINE_BYTES),
            })}
          </p>
          <p>{t.rich('device.offline', { code, name: OFFLINE_CACHE })}</p>
          <p>{t('device.picture')}</p>
          <h3 className="mt-4 text-subhead">{t('device.now')}</h3>
          <KeptPanel />
        </Section>
        <Section heading={t('others.heading')}>
          {botCheck && <p>{t.rich('others.cloudflare', { code })}</p>}
          {engineHosts.length > 0 && (
            <p>{t.rich('others.engine', { code, hosts: engineHosts.join(', ') })}</p>
          )}
          <p>{t(`others.${closing(botCheck)}`)}</p>
          <p>{t('others.fetched')}</p>
          <p>{t('others.account')}</p>
        </Section>
        <Section heading={t('limits.heading')}>
          <PrivacyLimits />
        </Section>
      </div>
      <p className="mt-10 max-w-[64ch] text-caption text-ink-soft">{t('operator')}</p>
    </div>
  );
}

/** The sentence that ends the list of who learns of it, with what is still true then. */
function closing(botCheck: boolean): 'none' | 'nobodyElse' | 'restFromHere' {
  if (engineHosts.length > 0) return 'restFromHere';
  return botCheck ? 'nobodyElse' : 'none';
}

function Section({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-12 gap-y-4 border-b border-rule py-8 md:py-11 lg:grid-cols-[minmax(0,4fr)_minmax(0,8fr)]">
      <h2 className="text-[1.625rem] leading-tight">{heading}</h2>
      <div className="flex max-w-[64ch] flex-col gap-4">{children}</div>
    </section>
  );
}
