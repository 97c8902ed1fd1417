import { defineRouting } from 'next-intl/routing';

/**
 * The languages and how they show in addresses. The Link header would be built from the client's Host header, so
 * alternates come from page metadata instead. No cookie is set, as the privacy page says.
 */
export const routing = defineRouting({
  locales: ['en', 'de', 'ar'],
  defaultLocale: 'en',
  alternateLinks: false,
  localeCookie: false,
});

export type Locale = (typeof routing.locales)[number];

/** Splits an address into its language, if it starts with one, and the rest. */
export function splitLocale(pathname: string): { locale: Locale | undefined; path: string } {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(pathname) ?? [];
  const locale = routing.locales.find((one) => one === first);
  return { locale, path: locale === undefined ? pathname : rest };
}
