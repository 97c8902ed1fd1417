import type { Locale } from './routing';

/** Each language under its own name, and the short form that fits a narrow header. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, { readonly name: string; readonly short: string }>> = {
  en: { name: 'English', short: 'EN' },
  de: { name: 'Deutsch', short: 'DE' },
  ar: { name: 'العربية', short: 'ع' },
};
