import { written } from '../config/environment';
import { type Locale, routing } from '../i18n/routing';
import { isPageKey, type PageKey } from '../pages/page-keys';
import { slugOf } from '../pages/slugs';
import { type PagePath, PAGES } from './pages';

/** A page of the site: one of those with a path of their own, or a use case. */
export type SitePage = PagePath | PageKey;

/** Path of a page in one language, percent-encoded: what a link names. */
export function pathOf(locale: Locale, page: SitePage): string {
  return encodeURI(`/${locale}${isPageKey(page) ? `/${slugOf(locale, page)}` : page}`);
}

/** Origin under which this installation is reached, without a trailing slash. Static pages bake it in at build. */
export const SITE_URL = (written(process.env['SITE_URL']) ?? 'http://localhost:3000').replace(/\/+$/, '');

/** Full address of a page in one language. */
export function pageUrl(locale: Locale, page: SitePage): string {
  return `${SITE_URL}${pathOf(locale, page)}`;
}

/**
 * Addresses of a page in every language, for search engines. `x-default` is where the server chooses the language,
 * which only the start page does. All others have the default language's there.
 */
export function languageAlternates(page: SitePage): Record<string, string> {
  const byLocale = routing.locales.map((locale) => [locale, pageUrl(locale, page)] as const);
  const fallback = page === PAGES.landing ? `${SITE_URL}/` : pageUrl(routing.defaultLocale, page);
  return { ...Object.fromEntries(byLocale), 'x-default': fallback };
}
