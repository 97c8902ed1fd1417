'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { HAS_ANALYTICS } from '@/lib/config/analytics-values';
import { POLICY_VALUES } from '@/lib/config/policy';

const ConfiguredParts = lazy(() => import('./configured-parts'));

const IS_CONFIGURED = HAS_ANALYTICS || Boolean(POLICY_VALUES.NEXT_PUBLIC_POLICY_CHANGED);

interface Props {
  readonly locale: string;
  readonly privacyPath: string;
}

/** What few installations have, fetched where this one does: it is nothing without scripts, so no markup holds it. */
export function LateParts(props: Props) {
  const [isAlive, setIsAlive] = useState(false);
  // Markup has none of it, so it comes after hydration.
  // eslint-disable-next-line react-hooks/set-state-in-effect -- once, and only where there is something to show
  useEffect(() => setIsAlive(IS_CONFIGURED), []);
  return (
    isAlive && (
      <Suspense>
        <ConfiguredParts {...props} />
      </Suspense>
    )
  );
}
