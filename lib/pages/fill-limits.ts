import { HISTORY_LIFETIME_HOURS, HISTORY_LIMIT } from '../browser/history/history-entry';
import { BYTES_PER_MEGABYTE, MAX_INPUT_PIXELS, MAX_UPLOAD_BYTES } from '../contracts/limits';
import type { Locale } from '../i18n/routing';
import type { PageContent } from './page-content';

/** The limits that running text may name. */
const LIMITS = {
  megabytes: MAX_UPLOAD_BYTES / BYTES_PER_MEGABYTE,
  megapixels: MAX_INPUT_PIXELS / 1_000_000,
  pictures: HISTORY_LIMIT,
  hours: HISTORY_LIFETIME_HOURS,
};

const NAMED = new RegExp(`\\{(${Object.keys(LIMITS).join('|')})\\}`, 'g');

/** Writes the limits into a text by the language's rules, in the digits that the rest of the site has. */
export function fillLimits(text: string, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { numberingSystem: 'latn' });
  return text.replaceAll(NAMED, (_, name: keyof typeof LIMITS) => format.format(LIMITS[name]));
}

/** A page's words with the limits in them. */
export function withLimits(words: PageContent, locale: Locale): PageContent {
  return filled(words, (text) => fillLimits(text, locale));
}

function filled<T>(value: T, fill: (text: string) => string): T {
  if (typeof value === 'string') return fill(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => filled(item, fill)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, filled(item as unknown, fill)]),
  ) as T;
}
