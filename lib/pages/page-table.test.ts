import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { routing } from '../i18n/routing';
import { PAGES } from '../seo/pages';
import { fillLimits, withLimits } from './fill-limits';
import { isPageKey, PAGE_KEYS } from './page-keys';
import { USE_CASES } from './page-table';
import { pageWords } from './page-content';
import { slugOf } from './slugs';

it.each(routing.locales)('the words of every page are there in %s, and of no other', (locale) => {
  const files = readdirSync(path.resolve(import.meta.dirname, '../../messages', locale, 'pages'));
  expect(files.sort()).toEqual(PAGE_KEYS.map((key) => `${key}.json`).sort());
});

it.each(PAGE_KEYS)('%s leads to three to five others, and some other leads to it', (key) => {
  const { siblings } = USE_CASES[key];
  expect(siblings.length).toBeGreaterThanOrEqual(3);
  expect(siblings.length).toBeLessThanOrEqual(5);
  expect(new Set(siblings).size).toBe(siblings.length);
  expect(siblings).not.toContain(key);
  expect(PAGE_KEYS.some((other) => other !== key && USE_CASES[other].siblings.includes(key))).toBe(true);
});

describe.each(routing.locales)('in %s', (locale) => {
  const pages = PAGE_KEYS.map((key) => ({ key, ...pageWords(locale, key) }));

  it.each(['slug', 'title', 'description', 'heading', 'link'] as const)(
    'no two pages have the same %s',
    (field) => {
      const values = pages.map((page) => page[field]);
      expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
    },
  );

  it('no slug is the address of another page', () => {
    const taken = pages.filter(
      ({ key, slug }) =>
        Object.values(PAGES).some((path) => path === `/${slug}`) || (isPageKey(slug) && slug !== key),
    );
    expect(taken.map(({ key }) => key)).toEqual([]);
  });

  it('slugs are in the form that browsers send', () => {
    for (const { key, slug } of pages) expect(slug).toBe(slugOf(locale, key));
  });

  it('nothing in braces is left, and each row of a table has all its cells', () => {
    for (const { key } of pages) {
      const { sections, ...rest } = withLimits(pageWords(locale, key), locale);
      const running = JSON.stringify([
        rest,
        sections.map(({ heading, text, list }) => [heading, text, list]),
      ]);
      // Code may have them.
      expect(running.replaceAll(/`[^`]*`/g, ''), key).not.toMatch(/\{\w+\}/);
      for (const { table } of sections) {
        for (const row of table?.rows ?? []) expect(row.length, key).toBe(table?.head.length);
      }
    }
  });
});

it('writes the limits that the program has', () => {
  expect(fillLimits('{megabytes} MB, {megapixels} MP, {pictures}, {hours}, {other}', 'de')).toBe(
    '25 MB, 50 MP, 20, 4, {other}',
  );
});
