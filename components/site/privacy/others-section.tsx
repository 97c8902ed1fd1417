import { useTranslations } from 'next-intl';
import type { PrivacyFacts } from '@/lib/config/privacy-facts';
import { code, PrivacySection, TEXT_LINK } from './privacy-section';

/** Where third parties tell what they do themselves. */
const POLICIES = {
  cloudflare: 'https://www.cloudflare.com/turnstile-privacy-policy/',
  google: 'https://policies.google.com/privacy',
  jsdelivr: 'https://www.jsdelivr.com/terms/privacy-policy',
} as const;

const JSDELIVR = /(?:^|\.)jsdelivr\.net$/;

/** Who else learns of a visit, as far as this installation has it so. */
export function OthersSection({ facts }: { readonly facts: PrivacyFacts }) {
  const t = useTranslations('privacy.others');
  const { botCheck, engineHosts, apiHost, analytics } = facts;
  const policies = [
    ...(botCheck ? (['cloudflare'] as const) : []),
    ...(analytics?.kind === 'ga' ? (['google'] as const) : []),
    ...(engineHosts.some((host) => JSDELIVR.test(host)) ? (['jsdelivr'] as const) : []),
  ];
  return (
    <PrivacySection heading={t('heading')}>
      {botCheck && (
        <p>
          {apiHost === undefined
            ? t.rich('cloudflare', { code })
            : t.rich('cloudflareApart', { code, host: apiHost })}
        </p>
      )}
      {engineHosts.length > 0 && <p>{t.rich('engine', { code, hosts: engineHosts.join(', ') })}</p>}
      {analytics && <p>{t('statistics')}</p>}
      <p>{t(closing(facts))}</p>
      {policies.length > 0 && (
        <p>
          {t('policies')}{' '}
          {policies.map((name, index) => (
            <span key={name}>
              {index > 0 && ' · '}
              <a href={POLICIES[name]} rel="noreferrer" className={TEXT_LINK}>
                {t(`policy.${name}`)}
              </a>
            </span>
          ))}
        </p>
      )}
      <p>{t('fetched')}</p>
      <p>{t('account')}</p>
    </PrivacySection>
  );
}

/** The sentence that ends the list, with what is still true then. */
function closing({ botCheck, engineHosts, analytics }: PrivacyFacts): 'none' | 'rest' | 'restCounted' {
  if (analytics) return 'restCounted';
  return botCheck || engineHosts.length > 0 ? 'rest' : 'none';
}
