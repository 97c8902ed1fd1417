import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '../i18n/routing';
import { pageContentSchema, type PageContent } from './page-content';
import type { PageKey } from './page-keys';

/** Read by path, not imported: what is imported from here is compiled as messages, which know no lists. */
function fileOf(locale: Locale, key: PageKey): string {
  return path.join(
    ...[/* turbopackIgnore: true */ process.cwd(), 'messages', locale, 'pages'],
    ...[`${key}.json`],
  );
}

/**
 * The words of a page, with the limits in them as `{name}` still.
 *
 * @throws Error where there are none, or they are not as the schema has them
 */
export function pageWords(locale: Locale, key: PageKey): PageContent {
  const read = pageContentSchema.safeParse(JSON.parse(readFileSync(fileOf(locale, key), 'utf8')));
  if (!read.success) throw new Error(`messages/${locale}/pages/${key}.json: ${read.error.message}`);
  return read.data;
}
