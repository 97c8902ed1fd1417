import { expect, it } from 'vitest';
import { languageAlternates, pageUrl, SITE_URL } from './page-address';
import { PAGES } from './pages';

it('names every language of a page, and the default one’s for all others', () => {
  expect(languageAlternates(PAGES.tool)).toEqual({
    en: `${SITE_URL}/en/remove-background`,
    de: `${SITE_URL}/de/remove-background`,
    ar: `${SITE_URL}/ar/remove-background`,
    'x-default': `${SITE_URL}/en/remove-background`,
  });
});

it('gives the landing page an address of its own in each language', () => {
  expect(pageUrl('de', PAGES.landing)).toBe(`${SITE_URL}/de`);
  // Where the server goes by what the browser asks for.
  expect(languageAlternates(PAGES.landing)['x-default']).toBe(`${SITE_URL}/`);
});
