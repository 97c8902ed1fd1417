import { describe, expect, it } from 'vitest';
import { routing, type Locale } from '../i18n/routing';
import { PAGE_KEYS, type PageKey } from './page-keys';
import { pageWords } from './page-content';

/** Of the five-word sequences of the page that has fewer. */
const MOST_SHARED = 0.15;

/** Every text of a page, apart from addresses. */
function textsOf(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return name === 'url' || name === 'slug' || name === 'read' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, Array.isArray(value) ? name : key));
}

/** All sequences of five words inside one text, without marks and case. */
function sequencesOf(locale: Locale, key: PageKey): Set<string> {
  const sequences = new Set<string>();
  for (const text of textsOf(pageWords(locale, key))) {
    const words = text.toLocaleLowerCase(locale).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    for (let from = 0; from + 5 <= words.length; from += 1) {
      sequences.add(words.slice(from, from + 5).join(' '));
    }
  }
  return sequences;
}

describe.each(routing.locales)('in %s', (locale) => {
  it('no two pages share more than 15 per cent of their five-word sequences', () => {
    const pages = PAGE_KEYS.map((key) => ({ key, sequences: sequencesOf(locale, key) }));
    const alike = pages.flatMap((one, index) =>
      pages.slice(index + 1).flatMap((other) => {
        const shared = [...one.sequences].filter((sequence) => other.sequences.has(sequence)).length;
        const share = shared / Math.min(one.sequences.size, other.sequences.size);
        return share > MOST_SHARED ? [`${one.key} and ${other.key}: ${share.toFixed(2)}`] : [];
      }),
    );
    expect(pages.every(({ sequences }) => sequences.size > 100)).toBe(true);
    expect(alike).toEqual([]);
  });
});
