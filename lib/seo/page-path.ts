import type { Locale } from '../i18n/routing';
import { isPageKey, type PageKey } from '../pages/page-keys';
import { slugOf } from '../pages/slugs';
import type { PagePath } from './pages';

/** A page of the site: one of those with a path of their own, or a use case. */
export type SitePage = PagePath | PageKey;

/** Path of a page in one language, percent-encoded: what a link names. */
export function pathOf(locale: Locale, page: SitePage): string {
  return encodeURI(`/${locale}${isPageKey(page) ? `/${slugOf(locale, page)}` : page}`);
}
