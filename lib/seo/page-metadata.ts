import type { Metadata } from 'next';
import type { Locale } from '../i18n/routing';
import { languageAlternates, pageUrl } from './alternates';
import type { PagePath } from './pages';
import { SITE_URL } from './site-url';

/** Title, description and language alternates of a page. */
export function pageMetadata(page: {
  locale: Locale;
  path: PagePath;
  title: string;
  description: string;
}): Metadata {
  const { locale, path, title, description } = page;
  const url = pageUrl(locale, path);
  return {
    metadataBase: new URL(SITE_URL),
    title,
    description,
    alternates: { canonical: url, languages: languageAlternates(path) },
    openGraph: { type: 'website', siteName: 'Clearcut', locale, url, title, description },
  };
}
