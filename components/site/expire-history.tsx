'use client';

import { useEffect } from 'react';
import { expireHistory } from '@/lib/browser/history/kept-history';

/** On every page: deletes kept pictures whose time is over, at once and for as long as the page is open. Shows nothing. */
export function ExpireHistory() {
  useEffect(() => void expireHistory(), []);
  return null;
}
