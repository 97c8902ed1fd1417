import { routing, type Locale } from '../i18n/routing';
import type { PagePath } from './pages';
import { SITE_URL } from './site-url';

/** Full address of a page in one language. */
export function pageUrl(locale: Locale, path: PagePath): string {
  return `${SITE_URL}/${locale}${path}`;
}

/** Addresses of a page in every language, for search engines; `x-default` lets the server choose one. */
export function languageAlternates(path: PagePath): Record<string, string> {
  const byLocale = routing.locales.map((locale) => [locale, pageUrl(locale, path)] as const);
  return { ...Object.fromEntries(byLocale), 'x-default': `${SITE_URL}${path === '' ? '/' : path}` };
}
