'use client';

import { HAS_ANALYTICS } from '@/lib/config/analytics-values';
import { AnalyticsControl } from './analytics-control';
import { CountPages } from './count-pages';
import { PolicyNotice } from './policy-notice';

interface Props {
  readonly locale: string;
  readonly privacyPath: string;
}

/** Visitor statistics with their switch, below the footer; the notice of a changed policy. */
export default function ConfiguredParts({ locale, privacyPath }: Props) {
  return (
    <>
      {HAS_ANALYTICS && (
        <>
          <CountPages locale={locale} />
          <AnalyticsControl />
        </>
      )}
      <PolicyNotice privacyPath={privacyPath} />
    </>
  );
}
