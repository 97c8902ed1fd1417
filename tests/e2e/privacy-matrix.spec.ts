import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { gaCookies } from '@/lib/config/analytics';
import { PASS_COOKIE } from '@/lib/contracts/bot-check';
import en from '../../messages/en/legal.json' with { type: 'json' };
import { changedBuild } from '../fixtures/changed-build';
import { startServer, type RunningServer } from '../fixtures/server';
import type { Siteverify } from '../fixtures/siteverify';
import { COLLECTOR, GTAG_HOST, MEASUREMENT_ID, standInForGoogle } from './google-stand-in';
import { expect, ready, test as guarded } from './guarded-test';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';
import { CLOUDFLARE, standInForTurnstile, startStandInSiteverify } from './turnstile-stand-in';

/** What an operator has set. */
interface Configuration {
  readonly botCheck: boolean;
  readonly analytics: boolean;
  readonly logAddress: 'full' | 'off';
}

const CONFIGURATIONS: readonly Configuration[] = [false, true].flatMap((botCheck) =>
  [false, true].flatMap((analytics) =>
    (['full', 'off'] as const).map((logAddress) => ({ botCheck, analytics, logAddress })),
  ),
);

const SECRET_KEY = '0xTHESECRETKEY';

interface Worker {
  readonly siteverify: Siteverify;
  /** The server of a build that has statistics. */
  readonly countingScript: string;
}

const test = guarded.extend<{ configuration: Configuration; server: RunningServer }, Worker>({
  configuration: [CONFIGURATIONS[0]!, { option: true }],
  siteverify: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const siteverify = await startStandInSiteverify(SECRET_KEY);
      await use(siteverify);
      await siteverify.close();
    },
    { scope: 'worker' },
  ],
  countingScript: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const build = changedBuild({ NEXT_PUBLIC_GA_ID: MEASUREMENT_ID });
      await use(build.script);
      build.remove();
    },
    { scope: 'worker' },
  ],
  server: async ({ configuration, siteverify, countingScript }, use) => {
    const checked = {
      TURNSTILE_SITE_KEY: '0xTHESITEKEY',
      TURNSTILE_SECRET_KEY: SECRET_KEY,
      TURNSTILE_SITEVERIFY_URL: siteverify.url,
      TURNSTILE_HOSTNAMES: 'localhost',
      PASS_SECRET: createHash('sha256').update(SECRET_KEY).digest('hex'),
    };
    const server = await startServer(
      {
        HOSTNAME: '127.0.0.1',
        INFERENCE_CHILDREN: '1',
        LOG_ADDRESS: configuration.logAddress,
        ...(configuration.botCheck ? checked : {}),
      },
      configuration.analytics ? { script: countingScript } : {},
    );
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url.replace('127.0.0.1', 'localhost')),
});

/** What the pages have left in the browser, by name. */
function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await caches.keys())];
    return [...names, ...databases.flatMap(({ name }) => (name === undefined ? [] : [name]))];
  });
}

test.describe('L-01, L-02: the privacy page says what each installation really does', () => {
  test.describe.configure({ mode: 'default' });

  for (const configuration of CONFIGURATIONS) {
    const { botCheck, analytics, logAddress } = configuration;
    const title = `bot check ${botCheck ? 'on' : 'off'}, statistics ${analytics ? 'on' : 'off'}, addresses ${logAddress}`;
    test.describe(title, () => {
      test.use({ configuration });

      test('storage, cookies, requests and log lines are those of the text', async ({
        page,
        context,
        guard,
        server,
        baseURL,
      }) => {
        for (const origin of [CLOUDFLARE, GTAG_HOST, COLLECTOR]) guard.allowOrigin(origin);
        await standInForTurnstile(context);
        const google = await standInForGoogle(context, 'US');
        const asked = new Set<string>();
        context.on('request', (request) => asked.add(new URL(request.url()).host));

        await page.goto('/en/privacy');
        const text = await page.locator('main').innerText();
        const says = (part: string) => text.includes(part);

        await page.locator('header button').click();
        if (analytics)
          await page.getByRole('combobox', { name: en.analytics.label }).selectOption(en.analytics.on);
        await openTool(page);
        await choose(page, await photo('mine.jpg'));
        await page.getByText('mine-cutout.png').waitFor();
        if (analytics) {
          await expect.poll(() => google.hits.map(({ en: name }) => name)).toContain('cut_out_done');
        }

        // Requests: to the hosts of the text, and to these only.
        const hosts = [...asked].filter((host) => host !== '' && host !== new URL(baseURL ?? '').host);
        for (const { host } of [new URL(CLOUDFLARE), new URL(GTAG_HOST)]) {
          expect(hosts.includes(host), host).toBe(says(host));
        }
        expect(hosts.length > 0).toBe(!says(en.privacy.others.none));
        expect([says('challenges.cloudflare.com'), says('Google Analytics')]).toEqual([botCheck, analytics]);

        // Cookies: by name, or none.
        const cookies = await context.cookies([`${baseURL}/`, `${baseURL}/api/`]);
        for (const { name } of cookies) expect(text).toContain(name);
        expect(cookies.length === 0).toBe(says(en.privacy.device.cookies));
        expect(cookies.map(({ name }) => name).sort()).toEqual(
          [...(analytics ? gaCookies(MEASUREMENT_ID) : []), ...(botCheck ? [PASS_COOKIE] : [])].sort(),
        );

        // Storage: each by name.
        const names = await keptNames(page);
        expect(names).toEqual(expect.arrayContaining(['theme', ...(analytics ? ['analytics'] : [])]));
        for (const name of names) expect(text).toContain(name);
        expect(says(en.analytics.label)).toBe(analytics);

        // The log: whole addresses, or none.
        const lines = server.log().filter(({ msg }) => msg === 'request');
        expect(lines.length).toBeGreaterThan(2);
        const addresses = new Set(lines.map(({ address }) => address));
        expect(says(en.privacy.log.address.full)).toBe(logAddress === 'full');
        expect(says(en.privacy.log.noAddress)).toBe(logAddress === 'off');
        expect([...addresses]).toEqual([logAddress === 'full' ? '127.0.0.1' : undefined]);
        await ready(page);
      });
    });
  }
});
