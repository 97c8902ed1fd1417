import type { Locale } from './routing';

interface LanguageName {
  readonly name: string;
  /** What fits a narrow header. */
  readonly short: string;
  /** What a link to this page in that language says, in that language. */
  readonly invitation: string;
}

/** Each language under its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, LanguageName>> = {
  en: { name: 'English', short: 'EN', invitation: 'Read this in English' },
  de: { name: 'Deutsch', short: 'DE', invitation: 'Auf Deutsch lesen' },
  ar: { name: 'العربية', short: 'ع', invitation: 'اقرأها بالعربية' },
};
