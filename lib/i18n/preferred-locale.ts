import { routing, type Locale } from './routing';

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
