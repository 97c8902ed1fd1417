import { type Locale, routing } from './routing';

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

/** Writing direction of a language. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * The language of ours that somebody would rather read.
 *
 * @param languages what their browser asks for, as BCP 47 has it, the favourite first
 * @returns undefined where we have none of them
 */
export function preferredLocale(languages: readonly string[]): Locale | undefined {
  for (const language of languages) {
    const [primary] = language.toLowerCase().split('-');
    const found = routing.locales.find((locale) => locale === primary);
    if (found !== undefined) return found;
  }
  return undefined;
}
