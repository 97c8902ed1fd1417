import { describe, expect, it } from 'vitest';
import ar from '../../messages/ar/app.json';
import de from '../../messages/de/app.json';
import en from '../../messages/en/app.json';
import type { Locale } from '../i18n/routing';
import { PAGE_KEYS } from './page-keys';
import { pageWords } from './page-content';

type Tree = { readonly [key: string]: string | Tree };

const LANGUAGES: readonly { locale: Locale; messages: Tree; quoted: RegExp }[] = [
  { locale: 'en', messages: en, quoted: /“([^”]+)”/g },
  { locale: 'de', messages: de, quoted: /„([^“]+)“/g },
  { locale: 'ar', messages: ar, quoted: /«([^»]+)»/g },
];

/** What a printer's dialogue says, and is not ours to word. */
const OF_OTHERS = ['fit to page', 'An Seite anpassen', 'ملاءمة الصفحة'];

function textsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
}

/** Whether a label reads so: all of it, its first part, or a branch of its plural. */
function reads(label: string, quote: string): boolean {
  const shown = label.replaceAll('{format}', 'PNG').replaceAll('#', '…');
  return (
    shown === quote ||
    [':', ' ('].some((end) => shown.startsWith(quote + end)) ||
    shown.includes(`{${quote}}`)
  );
}

describe.each(LANGUAGES)('in $locale', ({ locale, messages, quoted }) => {
  const labels = textsOf(messages);

  it('steps put nothing in quotation marks that the tool does not say', () => {
    const quotes = PAGE_KEYS.flatMap((key) =>
      pageWords(locale, key)
        .steps.flatMap(({ title, text }) => [...`${title} ${text}`.matchAll(quoted)])
        .map(([, quote]) => ({ key, quote: String(quote) })),
    );
    expect(quotes.length).toBeGreaterThan(50);
    const unknown = quotes.filter(
      ({ quote }) => !OF_OTHERS.includes(quote) && !labels.some((label) => reads(label, quote)),
    );
    expect(unknown).toEqual([]);
  });
});
