import { GA_COOKIE_DAYS, gaCookies } from '@/lib/config/analytics';
import legal from '../../messages/en/legal.json' with { type: 'json' };
import en from '../../messages/en/app.json' with { type: 'json' };
import { changedBuild } from '../fixtures/changed-build';
import { startServer } from '../fixtures/server';
import {
  COLLECTOR,
  GTAG_HOST,
  MEASUREMENT_ID,
  standInForGoogle,
  type GoogleStandIn,
} from './google-stand-in';
import { expect, ready, REFUSED_REQUEST, test as guarded } from './guarded-test';
import { photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

const NAME = 'jane_doe_passport.jpg';
const TRACE = /jane|passport/i;
const COOKIES = [...gaCookies(MEASUREMENT_ID)].sort();

/** Against a build that has Google Analytics; Google itself is a stand-in that takes the visitor for one in `region`. */
const test = guarded.extend<{ region: string; google: GoogleStandIn }, { counted: string }>({
  region: ['US', { option: true }],
  counted: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const build = changedBuild({ NEXT_PUBLIC_GA_ID: MEASUREMENT_ID });
      const server = await startServer(
        { HOSTNAME: '127.0.0.1', INFERENCE_CHILDREN: '1' },
        { script: build.script },
      );
      await use(server.url.replace('127.0.0.1', 'localhost'));
      await server.stop();
      build.remove();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ counted }, use) => use(counted),
  google: async ({ context, guard, region }, use) => {
    guard.allowOrigin(GTAG_HOST);
    guard.allowOrigin(COLLECTOR);
    await use(await standInForGoogle(context, region));
  },
});

test.describe('A-01 to A-06: with Google Analytics', () => {
  test.describe.configure({ mode: 'default' });

  test('A-02, A-03, A-06: what is told are allowed fields, and nothing of name, address or message', async ({
    page,
    google,
    guard,
    baseURL,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await openTool(page, 'en', `?url=https://example.org/${NAME}#${NAME}`);
    await choose(page, await photo(NAME));
    await page.getByText('jane_doe_passport-cutout.png').waitFor();
    await page.getByRole('link', { name: /PNG/ }).first().click();
    await expect.poll(() => google.hits.map(({ en: name }) => name)).toContain('result_saved');

    const answer = JSON.stringify({
      error: { code: 'picture_damaged', message: `${NAME} cannot be read` },
    });
    await answerWith(page, { status: 422, contentType: 'application/json', body: answer });
    await choose(page, await photo(NAME));
    await page.getByRole('heading', { name: en.errors.codes.picture_damaged.title }).waitFor();
    await expect.poll(() => google.hits.map(({ en: name }) => name)).toContain('cut_out_failed');

    expect(google.requests.join('\n')).not.toMatch(TRACE);
    const ours = new Set(['v', 'tid', 'en', 'gcs', 'dl', 'dr', 'dt', 'ngs']);
    const fieldsOf = (name: string) =>
      google.hits
        .filter(({ en: event }) => event === name)
        .map((hit) => Object.keys(hit).filter((key) => !ours.has(key)));
    const size = ['ep.file_size', 'ep.file_type', 'ep.duration_ms'];
    expect(fieldsOf('cut_out_done')).toEqual([[...size, 'ep.engine']]);
    expect(fieldsOf('cut_out_failed')).toEqual([[...size, 'ep.error_code']]);
    expect(fieldsOf('result_saved')).toEqual([['ep.file_type']]);
    expect(google.hits.find((hit) => hit['ep.error_code'])?.['ep.error_code']).toBe('picture_damaged');
    expect(google.hits.find((hit) => hit['ep.engine'])).toMatchObject({
      'ep.engine': 'server',
      'ep.file_type': 'jpeg',
    });
    for (const hit of google.hits) {
      expect(hit).toMatchObject({ dl: `${baseURL}/en/remove-background`, dr: '', ngs: 'true' });
      // No storage for advertising, ever.
      expect(hit['gcs']).toMatch(/^G10/);
    }
  });

  test('A-06: a page is told of by what the router shows; an unknown address is not', async ({
    page,
    google,
    guard,
    baseURL,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await page.goto(`/en/${NAME.replace('.jpg', '')}`);
    await ready(page);
    // The link leads to a document of its own: who leaves before the script has come is not told of.
    await expect.poll(() => google.hits.length).toBe(1);
    await page.getByRole('link', { name: en.site.links.privacy }).first().click();
    await page.getByRole('heading', { level: 1, name: legal.privacy.heading }).waitFor();
    await expect.poll(() => google.hits.length).toBe(2);
    expect(google.hits.map(({ dl }) => dl)).toEqual([`${baseURL}/en/missing`, `${baseURL}/en/privacy`]);
    expect(google.requests.join('\n')).not.toMatch(TRACE);
  });

  test('A-04: outside the regions that ask, only the two cookies, for as long as the page says', async ({
    page,
    context,
    google,
  }) => {
    await page.goto('/en');
    await expect.poll(() => google.hits.length).toBe(1);
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).sort()).toEqual(COOKIES);
    for (const { expires } of cookies) {
      const days = (expires - Date.now() / 1000) / 86_400;
      expect(Math.round(days)).toBe(GA_COOKIE_DAYS);
    }
    // The control is the way out.
    await page.getByRole('combobox', { name: legal.analytics.label }).selectOption(legal.analytics.off);
    await expect.poll(() => context.cookies()).toEqual([]);
    await page.reload();
    await ready(page);
    await expect(page.getByRole('combobox', { name: legal.analytics.label })).toHaveValue('off');
    expect(google.hits).toHaveLength(1);
    expect(google.requests.filter((request) => request.startsWith(GTAG_HOST))).toHaveLength(1);
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ analytics: 'off' });
  });

  test.describe('in a region that asks', () => {
    test.use({ region: 'DE' });

    test('A-05: nothing is stored until the visitor switches statistics on', async ({
      page,
      context,
      google,
    }) => {
      await page.goto('/en');
      await expect.poll(() => google.hits.length).toBe(1);
      expect(google.hits[0]?.['gcs']).toBe('G100');
      expect(await context.cookies()).toEqual([]);
      await page.getByRole('combobox', { name: legal.analytics.label }).selectOption(legal.analytics.on);
      await expect
        .poll(async () => (await context.cookies()).map(({ name }) => name).sort())
        .toEqual(COOKIES);
    });
  });

  for (const [signal, value] of [
    ['globalPrivacyControl', true],
    ['doNotTrack', '1'],
  ] as const) {
    test(`A-05: ${signal} keeps everything from being loaded, whatever was chosen`, async ({
      page,
      context,
      google,
    }) => {
      await context.addInitScript(
        ([name, said]) => {
          Object.defineProperty(Navigator.prototype, name, { get: () => said });
          localStorage.setItem('analytics', 'on');
        },
        [signal, value] as const,
      );
      await page.goto('/en');
      await ready(page);
      await page.getByText(legal.analytics.refused).waitFor();
      await page.getByRole('link', { name: en.site.links.tool }).last().click();
      await page.waitForURL('**/en/remove-background');
      await choose(page, await photo('one.jpg'));
      await page.getByText('one-cutout.png').waitFor();
      expect(google.requests).toEqual([]);
      expect(await context.cookies()).toEqual([]);
    });
  }

  test('P6: the policy names Google’s hosts, and no other', async ({ page, google }) => {
    const answer = await page.goto('/en');
    const policy = (await answer?.headerValue('content-security-policy')) ?? '';
    const origins = new Set(policy.match(/https?:\/\/[^\s;]+/g));
    expect([...origins].sort()).toEqual([
      'https://*.analytics.google.com',
      'https://*.google-analytics.com',
      GTAG_HOST,
    ]);
    await expect.poll(() => google.hits.length).toBe(1);
  });
});

guarded('A-01: without a key there is no control, no script and no request', async ({ page, context }) => {
  // That no request goes to another origin is what every guarded test checks.
  for (const path of ['/en', '/en/remove-background', '/en/privacy', '/en/terms']) {
    await page.goto(path);
    await ready(page);
    await expect(page.getByRole('combobox', { name: legal.analytics.label })).toHaveCount(0);
  }
  expect(await context.cookies()).toEqual([]);
});
