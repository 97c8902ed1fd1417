import { splitLocale } from '@/lib/i18n/split-locale';
import { isKnownPage } from './pages';

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
