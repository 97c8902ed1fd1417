'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';

/**
 * The browser has to look first. Until then there is nothing to say, and its code is not needed for the page's text.
 */
const StorageOverview = dynamic(() => import('./storage-overview').then((file) => file.StorageOverview), {
  ssr: false,
});

/** The panel of what is stored where, as part of a page. */
export function StoragePanel() {
  const t = useTranslations('keptFiles');
  return (
    <>
      <noscript>
        <p className="border-s-4 border-accent ps-4">{t('needsScript')}</p>
      </noscript>
      <div className="min-h-112 noscript:hidden">
        <StorageOverview />
      </div>
    </>
  );
}
