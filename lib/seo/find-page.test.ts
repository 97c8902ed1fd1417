import { describe, expect, it } from 'vitest';
import { routing } from '../i18n/routing';
import { PAGE_KEYS } from '../pages/page-keys';
import { slugOf } from '../pages/slugs';
import { findPage, prerenderedPath } from './find-page';
import { pathOf } from './page-address';
import { MISSING_PAGE } from './pages';

const page = 'white-background';
const arabic = pathOf('ar', page).slice('/ar'.length);

describe.each(routing.locales)('in %s', (locale) => {
  it.each(['', '/', '/privacy', '/remove-background', '/privacy/', '/terms'])('%j is a page', (path) => {
    expect(findPage(locale, path)).toEqual({ kind: 'page', page: path.replace(/\/$/, '') });
  });

  it.each([
    ...[MISSING_PAGE, '/imprint', '/nothing', '/privacy/more', '//privacy', '/Privacy'],
    ...['/white-background/more', '/%2e%2e', '/white-background%2F', '/%E0%A4%A'],
  ])('%j is none', (path) => expect(findPage(locale, path)).toBeUndefined());

  it.each(PAGE_KEYS)('%s lies at its slug, and its key leads there', (key) => {
    const path = pathOf(locale, key);
    expect(path).toMatch(/^\/[a-z]{2}\/[\w%-]+$/);
    expect(findPage(locale, path.slice(3))).toEqual({ kind: 'page', page: key });
    if (slugOf(locale, key) !== key) {
      expect(findPage(locale, `/${key}`)).toEqual({ kind: 'moved', page: key, to: path });
    }
  });
});

it('reads an Arabic address however its signs are encoded', () => {
  for (const path of [arabic, arabic.toLowerCase(), decodeURIComponent(arabic)]) {
    expect(findPage('ar', path)).toEqual({ kind: 'page', page });
  }
});

it('leads on from the slug of another language', () => {
  expect(findPage('de', arabic)).toEqual({ kind: 'moved', page, to: pathOf('de', page) });
});

it('an address without a language means the default one’s page', () => {
  expect(findPage(undefined, '/privacy')).toEqual({ kind: 'moved', page: '/privacy', to: '/en/privacy' });
  expect(findPage(undefined, arabic)).toEqual({ kind: 'moved', page, to: pathOf('en', page) });
  expect(findPage(undefined, '/nothing')).toBeUndefined();
});

it('a use case is prerendered under its key', () => {
  expect(prerenderedPath(page)).toBe('/white-background');
  expect(prerenderedPath('/privacy')).toBe('/privacy');
});
