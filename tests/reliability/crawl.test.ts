import { beforeAll, describe, expect, it } from 'vitest';
import { routing } from '@/lib/i18n/routing';
import { PAGE_KEYS } from '@/lib/pages/page-keys';
import { pathOf, SITE_URL } from '@/lib/seo/page-address';
import { SEARCHABLE_PAGES } from '@/lib/seo/installed-pages';
import { PAGES } from '@/lib/seo/pages';
import { readPage, type ReadPage } from '../fixtures/read-page';
import { structuredThing } from '../fixtures/schema-org';
import { sharedServer } from '../fixtures/shared-server';

const server = sharedServer();
/** Pages of all sitemaps by their path. */
const pages = new Map<string, ReadPage>();

const get = (path: string) => fetch(server.url + path, { redirect: 'manual' });
const below = (url: string) => url.slice(SITE_URL.length);
const locsOf = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url);

beforeAll(async () => {
  const index = await (await get('/sitemap.xml')).text();
  for (const map of locsOf(index)) {
    for (const url of locsOf(await (await get(below(map))).text())) {
      const answer = await get(below(url));
      expect(answer.status, url).toBe(200);
      pages.set(below(url), readPage(await answer.text(), SITE_URL));
    }
  }
}, 60_000);

/** Each page with its path, for a message. */
function expectEach<T>(look: (page: ReadPage, path: string) => T, expected: (path: string) => T): void {
  for (const [path, page] of pages) expect(look(page, path), path).toEqual(expected(path));
}

describe('a crawler finds', () => {
  it('every page that it is to find, in every language, by its own address', () => {
    const wanted = routing.locales.flatMap((locale) =>
      [...SEARCHABLE_PAGES, ...PAGE_KEYS].map((page) => pathOf(locale, page)),
    );
    expect([...pages.keys()].sort()).toEqual(wanted.sort());
    expectEach(
      ({ canonical }) => canonical,
      (path) => `${SITE_URL}${path}`,
    );
  });

  it('one first heading on each', () => {
    expectEach(
      ({ headings }) => headings,
      () => 1,
    );
  });

  it('titles and descriptions that no other page of the language has', () => {
    for (const locale of routing.locales) {
      const here = [...pages].filter(([path]) => path === `/${locale}` || path.startsWith(`/${locale}/`));
      for (const field of ['title', 'description'] as const) {
        const values = here.map(([, page]) => page[field]);
        expect(values.filter((value) => value.length < 10)).toEqual([]);
        expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
      }
    }
  });

  it('of each the address in every language, and there the same', () => {
    for (const [path, { alternates }] of pages) {
      expect(Object.keys(alternates).sort(), path).toEqual([...routing.locales, 'x-default'].sort());
      expect(Object.values(alternates), path).toContain(`${SITE_URL}${path}`);
      for (const locale of routing.locales) {
        expect(pages.get(below(alternates[locale] ?? ''))?.alternates, path).toEqual(alternates);
      }
    }
  });

  it('facts in the words of schema.org', () => {
    const kindsOf = (path: string) =>
      (pages.get(path)?.structured ?? []).map((thing) => structuredThing.parse(thing)['@type']);
    for (const [path, { structured }] of pages) {
      for (const thing of structured) expect(structuredThing.safeParse(thing).error, path).toBeUndefined();
    }
    for (const locale of routing.locales) {
      for (const page of [PAGES.landing, PAGES.tool]) {
        expect(kindsOf(pathOf(locale, page))).toEqual(['WebApplication']);
      }
      for (const key of PAGE_KEYS) {
        expect(kindsOf(pathOf(locale, key)), key).toEqual(['FAQPage', 'BreadcrumbList']);
      }
    }
  });

  it('no page that no other of its language leads to', () => {
    const linked = new Set(
      [...pages].flatMap(([from, { links }]) => links.map(pathIn).filter((path) => path !== from)),
    );
    expect([...pages.keys()].filter((path) => !linked.has(path))).toEqual([]);
  });

  it('no link and no picture that leads nowhere or elsewhere', async () => {
    const targets = new Set([...pages.values()].flatMap(({ links }) => links));
    const broken: string[] = [];
    for (const target of targets) {
      const path = pathIn(target);
      const fragment = /#([\w-]+)$/.exec(target)?.[1];
      const page = pages.get(path);
      if (page === undefined && (await get(path)).status !== 200) broken.push(target);
      if (fragment !== undefined && page?.ids.has(fragment) !== true) broken.push(target);
    }
    expect(targets.size).toBeGreaterThan(pages.size);
    expect(broken).toEqual([]);
  }, 60_000);
});

it('robots are told of the list of sitemaps', async () => {
  expect(await (await get('/robots.txt')).text()).toContain(`Sitemap: ${SITE_URL}/sitemap.xml`);
});

it('a page’s former or foreign address leads on for good, as does one without a language', async () => {
  for (const [from, to] of [
    ['/ar/white-background', pathOf('ar', 'white-background')],
    [pathOf('ar', 'white-background').replace('/ar/', '/de/'), pathOf('de', 'white-background')],
    ['/privacy?x=1', '/en/privacy?x=1'],
  ] as const) {
    const answer = await get(from);
    expect(answer.status, from).toBe(308);
    const location = new URL(answer.headers.get('location') ?? '', server.url);
    expect(location.pathname + location.search).toBe(to);
  }
});

function pathIn(link: string): string {
  return link.replace(/[?#].*$/, '');
}
