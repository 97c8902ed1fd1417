import 'server-only';
import { routing, type Locale } from '../i18n/routing';
import { isPageKey, PAGE_KEYS, type PageKey } from './page-keys';
import { pageWords } from './page-content';

interface Slugs {
  readonly ofKey: ReadonlyMap<PageKey, string>;
  readonly keyOf: ReadonlyMap<string, PageKey>;
}

const loaded = new Map<Locale, Slugs>();

/** Read once: middleware asks for each page that is opened. */
function slugsOf(locale: Locale): Slugs {
  const known = loaded.get(locale);
  if (known) return known;
  const pairs = PAGE_KEYS.map((key) => [key, pageWords(locale, key).slug.normalize('NFC')] as const);
  const slugs = { ofKey: new Map(pairs), keyOf: new Map(pairs.map(([key, slug]) => [slug, key])) };
  loaded.set(locale, slugs);
  return slugs;
}

/**
 * The last part of a use-case page's address in a language, in that language's script, not encoded.
 *
 * @throws RangeError for a page without words
 */
export function slugOf(locale: Locale, key: PageKey): string {
  const slug = slugsOf(locale).ofKey.get(key);
  if (slug === undefined) throw new RangeError(`No page ${key} in ${locale}.`);
  return slug;
}

/** The page that a part of an address, decoded, means in a language. */
export function keyAtSlug(locale: Locale, slug: string): PageKey | undefined {
  return slugsOf(locale).keyOf.get(slug.normalize('NFC'));
}

/**
 * The page that a part of an address means in any language, or by its key. Such an address leads on to the right one.
 */
export function keyAtForeignSlug(slug: string): PageKey | undefined {
  if (isPageKey(slug)) return slug;
  return routing.locales.map((locale) => keyAtSlug(locale, slug)).find((found) => found !== undefined);
}
