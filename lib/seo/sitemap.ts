import { routing, type Locale } from '../i18n/routing';
import { PAGE_KEYS } from '../pages/page-keys';
import { languageAlternates, pageUrl, SITE_URL } from './page-address';
import { SEARCHABLE_PAGES } from './installed-pages';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Where the pages of one language are listed. */
function sitemapUrl(locale: Locale): string {
  return `${SITE_URL}/${locale}/pages.xml`;
}

/** The list of the lists, as sitemaps.org has it. */
export function sitemapIndex(): string {
  const maps = routing.locales.map(
    (locale) => `<sitemap><loc>${escaped(sitemapUrl(locale))}</loc></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${NAMESPACE}>\n${maps.join('\n')}\n</sitemapindex>\n`;
}

/** All pages of one language that search engines are told of, each with its address in every language. */
export function sitemapOf(locale: Locale): string {
  const entries = [...SEARCHABLE_PAGES, ...PAGE_KEYS].map((page) => {
    const links = Object.entries(languageAlternates(page)).map(
      ([language, url]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(url)}"/>`,
    );
    return `<url><loc>${escaped(pageUrl(locale, page))}</loc>${links.join('')}</url>`;
  });
  const namespaces = `${NAMESPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml"`;
  return `${HEAD}<urlset ${namespaces}>\n${entries.join('\n')}\n</urlset>\n`;
}

function escaped(url: string): string {
  return url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
