import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Locale } from '../i18n/routing';
import type { PageKey } from './page-keys';

const line = z.string().trim().min(1);

/** A part of a page below its steps: prose, then at most one list, table or piece of code. */
const section = z.strictObject({
  heading: line,
  text: z.array(line).min(1),
  list: z.array(line).min(2).optional(),
  table: z
    .strictObject({ head: z.array(line).min(2), rows: z.array(z.array(line).min(2)).min(1) })
    .optional(),
  code: z.string().min(1).optional(),
});

/**
 * The words of one use-case page in one language: `messages/LOCALE/pages/KEY.json`.
 *
 * Running text may name the service's limits as `{megabytes}`, `{megapixels}`, `{pictures}` and `{hours}`. The
 * language's rules write them. Backticks mark code. All else stands as it is written.
 */
const pageContentSchema = z.strictObject({
  /**
   * The page's address below its language, in the words and the script that people search with there. It has no slash
   * and no space.
   */
  slug: z.string().regex(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u),
  title: line.max(65),
  description: line.max(165),
  heading: line,
  lead: line,
  /** What other pages call it in a link: two to four words. */
  link: line,
  /** What to look at in the page's before and after. */
  sample: line,
  steps: z
    .array(z.strictObject({ title: line, text: line }))
    .min(3)
    .max(5),
  sections: z.array(section).min(2),
  faq: z
    .array(z.strictObject({ question: line, answer: line }))
    .min(3)
    .max(6),
  /** Where facts about others come from, and the day on which that was read. */
  sources: z.array(z.strictObject({ text: line, url: z.url(), read: z.iso.date() })).optional(),
});

export type PageContent = z.infer<typeof pageContentSchema>;

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
