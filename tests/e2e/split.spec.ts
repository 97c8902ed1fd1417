import type { Response } from '@playwright/test';
import en from '../../messages/en/app.json' with { type: 'json' };
import { startChangingProxy } from '../fixtures/changing-proxy';
import type { Siteverify } from '../fixtures/siteverify';
import { expect, ready, test as guarded } from './guarded-test';
import { cachedAddresses, keptForOffline, WITH_SERVICE_WORKER } from './offline-page';
import { startSplitServers, type SplitServers } from './split-servers';
import { animation, photo } from './test-pictures';
import { choose, openTool } from './tool-page';
import { CLOUDFLARE, standInForTurnstile, startStandInSiteverify } from './turnstile-stand-in';

const connectSources = async (answer: Response | null) =>
  /connect-src ([^;]*)/.exec((await answer?.headerValue('content-security-policy')) ?? '')?.[1];

const test = guarded.extend<object, { split: SplitServers }>({
  split: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const split = await startSplitServers(() => ({}), {});
      await use(split);
      await split.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ split }, use) => use(split.front),
});

test.describe('H-01: pages on one origin, the API on another', () => {
  // In one worker, or each would start servers of its own.
  test.describe.configure({ mode: 'default' });
  // Nothing is routed here: Playwright would answer preflights itself.
  test.use(WITH_SERVICE_WORKER);

  test('pictures are cut out at the other origin, after one preflight, past the service worker', async ({
    page,
    guard,
    split,
  }) => {
    guard.allowOrigin(split.api);
    const answer = await page.goto('/en/remove-background');
    expect(await connectSources(answer)).toBe(`'self' ${split.api}`);
    await ready(page);
    await choose(page, await photo('first.jpg'));
    await expect(page.getByText('first-cutout.png')).toBeVisible();

    await keptForOffline(page);
    const [dialog] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: en.tool.done.next }).click(),
    ]);
    await dialog.setFiles(await animation('wave.gif'));
    await expect(page.getByText('wave-cutout.png')).toBeVisible();
    // It stands in a header of the answer, which another origin's page reads by leave only.
    await expect(page.getByText('Only its first frame was cut out.')).toBeVisible();

    await expect.poll(() => split.asked('api')).toEqual(['OPTIONS', 'POST', 'POST']);
    expect(split.asked('front')).toEqual([]);
    expect(Object.values(await cachedAddresses(page)).join()).not.toContain('/api/');
  });

  test('from an origin that is not on the list no picture gets there: it is cut out on the device', async ({
    page,
    guard,
    split,
  }) => {
    const elsewhere = await startChangingProxy(split.front);
    guard.allowOrigin(elsewhere.url);
    guard.allowOrigin(split.api);
    guard.allowConsole(/has been blocked by CORS policy|net::ERR_FAILED/);
    const before = split.asked('api');
    await page.goto(`${elsewhere.url}/en/remove-background`);
    await ready(page);
    await choose(page, await photo('refused.jpg'));
    await expect(page.getByText('refused-cutout.png')).toBeVisible();
    await expect(page.getByText(/^Made on your device/)).toBeVisible();
    expect(split.asked('api')).toEqual(before);
    await page.close();
    elsewhere.stop();
  });
});

const SECRET_KEY = '0xTHESECRETKEY';
const KEYS = { TURNSTILE_SITE_KEY: '0xTHESITEKEY', PASS_SECRET: 'p'.repeat(32) };

interface Checked {
  readonly split: SplitServers;
  readonly siteverify: Siteverify;
}

const withBotCheck = guarded.extend<object, { checked: Checked }>({
  checked: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const siteverify = await startStandInSiteverify(SECRET_KEY);
      const split = await startSplitServers(
        // Nobody verifies anything there.
        (origin) => ({ ...KEYS, TURNSTILE_SECRET_KEY: 'unused', SITE_URL: origin }),
        {
          ...KEYS,
          TURNSTILE_SECRET_KEY: SECRET_KEY,
          TURNSTILE_SITEVERIFY_URL: siteverify.url,
          SITE_URL: 'https://api.example',
        },
      );
      await use({ split, siteverify });
      await split.stop();
      await siteverify.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ checked }, use) => use(checked.split.front),
});

withBotCheck(
  'H-01: with the bot check on, each picture brings a token of the pages’ host, and no cookie is set',
  async ({ page, context, guard, checked: { split, siteverify } }) => {
    guard.allowOrigin(split.api);
    guard.allowOrigin(CLOUDFLARE);
    const standIn = await standInForTurnstile(context);
    await openTool(page);
    await choose(page, await photo('first.jpg'));
    await expect(page.getByText('first-cutout.png')).toBeVisible();
    const [dialog] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: en.tool.done.next }).click(),
    ]);
    await dialog.setFiles(await photo('second.jpg'));
    await expect(page.getByText('second-cutout.png')).toBeVisible();
    expect(standIn.rendered).toHaveLength(2);
    expect(siteverify.calls).toHaveLength(2);
    expect(await context.cookies()).toEqual([]);
    await expect.poll(() => split.asked('api').filter((method) => method === 'POST')).toHaveLength(2);
  },
);
