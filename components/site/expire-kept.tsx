'use client';

import { useEffect } from 'react';
import { expireHistory } from '@/lib/browser/history/kept-history';
import { removeLeftResults } from '@/lib/browser/results/kept-results';

/**
 * On every page: deletes kept pictures whose time is over, at once and for as long as the page is open, and results that
 * a page left behind. Shows nothing.
 */
export function ExpireKept() {
  useEffect(() => {
    void expireHistory();
    void removeLeftResults();
  }, []);
  return null;
}
