import { hasImprint, OPERATOR } from '../config/operator';
import { PAGES, type PagePath } from './pages';

/** Whether this installation has a page. */
export function hasPage(page: PagePath): boolean {
  return page !== PAGES.imprint || hasImprint(OPERATOR);
}

/** The pages that this installation has, beside the use cases. */
export const INSTALLED_PAGES: readonly PagePath[] = Object.values(PAGES).filter(hasPage);

/** What search engines are told of beside the use cases: pages that say something to whoever has not come yet. */
export const SEARCHABLE_PAGES: readonly PagePath[] = [
  ...[PAGES.landing, PAGES.tool, PAGES.howGood, PAGES.privacy, PAGES.terms, PAGES.imprint],
].filter(hasPage);

/**
 * Pages that tell how the server was started or by whom. They are rendered when they are first asked for, then kept in
 * memory.
 */
export const RENDERED_PAGES: ReadonlySet<string> = new Set([PAGES.privacy, PAGES.imprint]);
