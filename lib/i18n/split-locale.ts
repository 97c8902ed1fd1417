import { hasLocale } from 'next-intl';
import { routing, type Locale } from './routing';

/** Splits an address into its language, if it starts with one, and the rest. */
export function splitLocale(pathname: string): { locale: Locale | undefined; path: string } {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(pathname) ?? [];
  return hasLocale(routing.locales, first)
    ? { locale: first, path: rest }
    : { locale: undefined, path: pathname };
}
