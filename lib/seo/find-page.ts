import { routing, type Locale } from '../i18n/routing';
import { isPageKey, type PageKey } from '../pages/page-keys';
import { keyAtForeignSlug, keyAtSlug } from '../pages/slugs';
import { INSTALLED_PAGES } from './installed-pages';
import { pathOf, type SitePage } from './page-address';
import type { PagePath } from './pages';

/** What there is at an address below its language. */
export type FoundPage =
  | { readonly kind: 'page'; readonly page: SitePage }
  /** The page has another address, encoded: this is its whole path. */
  | { readonly kind: 'moved'; readonly page: SitePage; readonly to: string };

const STATIC: ReadonlyMap<string, PagePath> = new Map(INSTALLED_PAGES.map((path) => [path, path]));

/**
 * Finds the page at a path. A use case's key, and its slug of another language, lead on to the slug of this one.
 *
 * @param locale undefined for an address without a language: its pages are those of the default one
 * @param path below the language, as the browser sent it
 * @returns undefined where there is none
 */
export function findPage(locale: Locale | undefined, path: string): FoundPage | undefined {
  const below = path.replace(/\/$/, '');
  const known = STATIC.get(below);
  if (locale === undefined) {
    const page = known ?? keyAtForeignSlug(decoded(below));
    return page === undefined ? undefined : { kind: 'moved', page, to: pathOf(routing.defaultLocale, page) };
  }
  if (known !== undefined) return { kind: 'page', page: known };
  const slug = decoded(below);
  const here = keyAtSlug(locale, slug);
  if (here !== undefined) return { kind: 'page', page: here };
  const meant = keyAtForeignSlug(slug);
  return meant === undefined ? undefined : { kind: 'moved', page: meant, to: pathOf(locale, meant) };
}

/** Path of the prerendered page below its language: use cases lie under their keys. */
export function prerenderedPath(page: SitePage): PagePath | `/${PageKey}` {
  return isPageKey(page) ? `/${page}` : page;
}

/** The one part of a path, decoded; empty for any other path. */
function decoded(path: string): string {
  const part = /^\/([^/]+)$/.exec(path)?.[1] ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
