'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import {
  POLICY_CHANGE,
  readPolicyNotice,
  watchPolicyNotice,
  closePolicyNotice,
} from '@/lib/browser/settings/policy-notice';
import { buttonClass } from '@/components/ui/button-class';

/**
 * Says that the privacy page has changed, until it is closed. Over the foot of the page, not before it: what is read does
 * not move when it comes.
 */
export function PolicyNotice({ privacyPath }: { readonly privacyPath: string }) {
  const t = useTranslations('policyNotice');
  const isDue = useSyncExternalStore(watchPolicyNotice, readPolicyNotice, () => false);
  if (!isDue || POLICY_CHANGE === undefined) return null;
  return (
    <aside
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-40 border-t-2 border-ink bg-paper pb-[env(safe-area-inset-bottom)]"
    >
      <div className="page-width flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
        <p className="me-auto">
          {t('text', { date: new Date(POLICY_CHANGE) })}{' '}
          <a href={privacyPath} className="font-semibold underline underline-offset-4">
            {t('read')}
          </a>
        </p>
        <button type="button" onClick={closePolicyNotice} className={buttonClass('outline')}>
          {t('close')}
        </button>
      </div>
    </aside>
  );
}
