'use client';

import { useEffect } from 'react';

/**
 * On every page: deletes kept pictures whose time is over, and results that a page left behind. It does so at once and
 * for as long as the page is open. Its code comes after the page. Shows nothing.
 */
export function ExpireStorage() {
  useEffect(() => {
    void expire().catch(() => undefined);
  }, []);
  return null;
}

/** Without a network the code may be missing: the next page deletes then. */
async function expire(): Promise<void> {
  const [{ expireHistory }, { removeLeftResults }] = await Promise.all([
    import('@/lib/browser/history/history-storage'),
    import('@/lib/browser/results/results-storage'),
  ]);
  await Promise.all([expireHistory(), removeLeftResults()]);
}
