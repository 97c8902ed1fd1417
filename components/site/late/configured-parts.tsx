'use client';

import { useSelectedLayoutSegments } from 'next/navigation';
import { useEffect } from 'react';
import { visitAnalytics } from '@/lib/browser/analytics/visit-analytics';
import { HAS_ANALYTICS } from '@/lib/config/analytics-values';
import { AnalyticsControl } from './analytics-control';
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

/** Tells the visitor statistics of each page. Shows nothing. */
function CountPages({ locale }: { readonly locale: string }) {
  // What the router shows, by its folders' names: an address may hold anything.
  const path = `/${[locale, ...useSelectedLayoutSegments()].join('/')}`;
  useEffect(() => visitAnalytics()?.open(path), [path]);
  return null;
}
