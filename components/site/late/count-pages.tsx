'use client';

import { useSelectedLayoutSegments } from 'next/navigation';
import { useEffect } from 'react';
import { visitAnalytics } from '@/lib/browser/analytics/visit-analytics';

/** Tells the visitor statistics of each page. Shows nothing. */
export function CountPages({ locale }: { readonly locale: string }) {
  // What the router shows, by its folders' names: an address may hold anything.
  const path = `/${[locale, ...useSelectedLayoutSegments()].join('/')}`;
  useEffect(() => visitAnalytics()?.open(path), [path]);
  return null;
}
