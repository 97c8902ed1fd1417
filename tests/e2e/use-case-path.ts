import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@/lib/i18n/routing';
import type { PageKey } from '@/lib/pages/page-keys';

/** Path of a use case in a language, as the words of the page have it. */
export function useCasePath(locale: Locale, key: PageKey): string {
  const file = path.resolve(import.meta.dirname, `../../messages/${locale}/pages/${key}.json`);
  const { slug } = JSON.parse(readFileSync(file, 'utf8')) as { slug: string };
  return encodeURI(`/${locale}/${slug}`);
}
