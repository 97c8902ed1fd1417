import type { Metadata } from 'next';
import type { Locale } from '../i18n/routing';
import { languageAlternates, pageUrl, SITE_URL, type SitePage } from './page-address';

/** Title, description and language alternates of a page. */
export function pageMetadata(described: {
  readonly locale: Locale;
  readonly page: SitePage;
  readonly title: string;
  readonly description: string;
  /** What is shown where somebody shares the page's address. */
  readonly picture?: { readonly address: string; readonly width: number; readonly height: number };
}): Metadata {
  const { locale, page, title, description, picture } = described;
  const url = pageUrl(locale, page);
  return {
    metadataBase: new URL(SITE_URL),
    title,
    description,
    alternates: { canonical: url, languages: languageAlternates(page) },
    openGraph: {
      ...{ type: 'website', siteName: 'Clearcut', locale, url, title, description },
      ...(picture && { images: [{ ...picture, url: picture.address }] }),
    },
    ...(picture && { twitter: { card: 'summary_large_image' } }),
  };
}
