import { splitLocale } from '@/lib/i18n/routing';
import { FRAGMENT_OF_MISSED } from '@/lib/contracts/share';
import { findPage, prerenderedPath } from './find-page';
import { PAGES } from './pages';

/**
 * What the access log calls a page: its pattern or its key, never the address, which may hold anything.
 *
 * @param pathname the address without its query
 * @returns undefined for files; `*` for what is no page of ours
 */
export function pageRoute(pathname: string): string | undefined {
  if (pathname.includes('.') || pathname.startsWith('/_next/')) return undefined;
  const { locale, path } = splitLocale(pathname);
  const found = findPage(locale, path);
  if (!found) return '*';
  const page = prerenderedPath(found.page);
  return locale === undefined ? page || '/' : `/[locale]${page}`;
}

/**
 * Where a browser goes on to after it has posted a share to the tool's page. It had no service worker to take it.
 *
 * @param pathname the address without its query
 * @returns undefined for what no share is posted to
 */
export function afterMissedShare(pathname: string): string | undefined {
  const { locale, path } = splitLocale(pathname);
  return locale !== undefined && path === PAGES.tool ? pathname + FRAGMENT_OF_MISSED : undefined;
}
