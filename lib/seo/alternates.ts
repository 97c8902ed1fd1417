import { routing, type Locale } from '../i18n/routing';
import { pathOf, type SitePage } from './page-path';
import { PAGES } from './pages';
import { SITE_URL } from './site-url';

/** Full address of a page in one language. */
export function pageUrl(locale: Locale, page: SitePage): string {
  return `${SITE_URL}${pathOf(locale, page)}`;
}

/**
 * Addresses of a page in every language, for search engines. `x-default` is where the server chooses the language,
 * which only the start page does. Of all others it is the default language's.
 */
export function languageAlternates(page: SitePage): Record<string, string> {
  const byLocale = routing.locales.map((locale) => [locale, pageUrl(locale, page)] as const);
  const fallback = page === PAGES.landing ? `${SITE_URL}/` : pageUrl(routing.defaultLocale, page);
  return { ...Object.fromEntries(byLocale), 'x-default': fallback };
}
