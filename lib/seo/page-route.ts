import { splitLocale } from '@/lib/i18n/split-locale';
import { FRAGMENT_OF_MISSED } from '@/lib/contracts/share';
import { isKnownPage, PAGES } from './pages';

/**
 * What the access log calls a page: its pattern, never the address, which may hold anything.
 *
 * @param pathname the address without its query
 * @returns undefined for files; `*` for what is no page of ours
 */
export function pageRoute(pathname: string): string | undefined {
  if (pathname.includes('.') || pathname.startsWith('/_next/')) return undefined;
  const { locale, path } = splitLocale(pathname);
  const page = path.replace(/\/$/, '');
  if (!isKnownPage(page)) return '*';
  return locale === undefined ? page || '/' : `/[locale]${page}`;
}

/**
 * Where a browser goes on to that has posted a share to the tool's page and had no service worker to take it.
 *
 * @param pathname the address without its query
 * @returns undefined for what no share is posted to
 */
export function afterMissedShare(pathname: string): string | undefined {
  const { locale, path } = splitLocale(pathname);
  return locale !== undefined && path === PAGES.tool ? pathname + FRAGMENT_OF_MISSED : undefined;
}
