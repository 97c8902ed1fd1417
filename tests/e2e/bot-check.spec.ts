import { createHash } from 'node:crypto';
import { PASS_COOKIE } from '@/lib/contracts/bot-check';
import en from '../../messages/en/app.json' with { type: 'json' };
import { startServer } from '../fixtures/server';
import type { Siteverify } from '../fixtures/siteverify';
import { expect, REFUSED_REQUEST, test as guarded } from './guarded-test';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';
import {
  CLOUDFLARE,
  STAND_IN_TOKENS,
  startStandInSiteverify,
  standInForTurnstile,
  type TurnstileStandIn,
} from './turnstile-stand-in';

const SITE_KEY = '0xTHESITEKEY';
const SECRET_KEY = '0xTHESECRETKEY';

interface Worker {
  readonly checked: { readonly url: string; readonly siteverify: Siteverify };
}

/** Against a server of its own, which has the bot check on. */
const test = guarded.extend<{ standIn: TurnstileStandIn }, Worker>({
  checked: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
    async ({}, use) => {
      const siteverify = await startStandInSiteverify(SECRET_KEY);
      const server = await startServer({
        TURNSTILE_SITE_KEY: SITE_KEY,
        TURNSTILE_SECRET_KEY: SECRET_KEY,
        TURNSTILE_SITEVERIFY_URL: siteverify.url,
        TURNSTILE_HOSTNAMES: 'localhost',
        PASS_SECRET: createHash('sha256').update(SECRET_KEY).digest('hex'),
        INFERENCE_CHILDREN: '1',
      });
      await use({ url: server.url.replace('127.0.0.1', 'localhost'), siteverify });
      await server.stop();
      await siteverify.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ checked }, use) => use(checked.url),
  standIn: async ({ context, guard, checked }, use) => {
    checked.siteverify.calls.splice(0);
    guard.allowOrigin(CLOUDFLARE);
    await use(await standInForTurnstile(context));
  },
});

test.describe('R-05: with the bot check on', () => {
  test('a photo goes through after the check, and the second asks nothing', async ({
    page,
    context,
    standIn,
    checked,
  }) => {
    const addresses: string[] = [];
    context.on('request', (request) => addresses.push(request.url()));
    await openTool(page);
    expect(standIn.requests).toEqual([]);

    await choose(page, await photo('first.jpg'));
    await expect(page.getByText('first-cutout.png')).toBeVisible();
    expect(standIn.rendered).toEqual([expect.objectContaining({ sitekey: SITE_KEY, action: 'remove' })]);
    expect(checked.siteverify.calls).toEqual([
      expect.objectContaining({ response: expect.stringContaining(STAND_IN_TOKENS) }),
    ]);
    expect(await context.cookies(`${checked.url}/api/`)).toEqual([
      expect.objectContaining({ name: PASS_COOKIE, httpOnly: true, sameSite: 'Strict', path: '/api' }),
    ]);
    // The widget stays no longer than its question.
    await expect(page.locator('iframe')).toHaveCount(0);

    const asked = standIn.requests.length;
    const [dialog] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: en.tool.done.next }).click(),
    ]);
    await dialog.setFiles(await photo('second.jpg'));
    await expect(page.getByText('second-cutout.png')).toBeVisible();
    expect(standIn.requests).toHaveLength(asked);
    expect(standIn.rendered).toHaveLength(1);
    expect(checked.siteverify.calls).toHaveLength(1);
    expect(addresses.filter((address) => address.includes(STAND_IN_TOKENS))).toEqual([]);
  });

  test('a pass that ran out between asking and sending costs one more question, not an error', async ({
    page,
    guard,
    standIn,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await page.route(
      '**/api/v1/bot-check',
      (route) => route.fulfill({ json: { siteKey: SITE_KEY, required: false } }),
      { times: 1 },
    );
    await openTool(page);
    await choose(page, await photo('late.jpg'));
    await expect(page.getByText('late-cutout.png')).toBeVisible();
    expect(standIn.rendered).toHaveLength(1);
  });

  test('a check that is not passed says so, and can be tried again', async ({ page, standIn }) => {
    standIn.setMode('error');
    await openTool(page);
    await choose(page, await photo('again.jpg'));
    await expect(page.getByRole('heading', { name: en.errors.codes.bot_check_failed.title })).toBeVisible();
    standIn.setMode('pass');
    await page.getByRole('button', { name: en.errors.retry }).click();
    await expect(page.getByText('again-cutout.png')).toBeVisible();
  });

  test('a photo can be cancelled, and replaced, while the check is under way', async ({ page, standIn }) => {
    standIn.setMode('silent');
    await openTool(page);
    await choose(page, await photo('cancelled.jpg'));
    await expect.poll(() => standIn.rendered.length).toBe(1);
    await page.getByRole('button', { name: en.tool.working.cancel }).click();
    await expect(page.getByText(en.intake.invitation)).toBeVisible();
    await expect(page.locator('iframe')).toHaveCount(0);
    standIn.setMode('pass');
    await choose(page, await photo('instead.jpg'));
    await expect(page.getByText('instead-cutout.png')).toBeVisible();
  });

  test('a content blocker is named, and another try loads the script anew', async ({
    page,
    guard,
    standIn,
  }) => {
    guard.allowConsole(/net::ERR_BLOCKED_BY_CLIENT/);
    standIn.setMode('blocked');
    await openTool(page);
    await choose(page, await photo('blocked.jpg'));
    await expect(page.getByRole('heading', { name: en.errors.codes.bot_check_required.title })).toBeVisible();
    standIn.setMode('pass');
    await page.getByRole('button', { name: en.errors.retry }).click();
    await expect(page.getByText('blocked-cutout.png')).toBeVisible();
  });

  test('F4: siteverify that is down is told apart, and the photo is kept', async ({
    page,
    guard,
    standIn,
    checked,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    checked.siteverify.breakNext('html');
    await openTool(page, 'en', '?engine=server');
    await choose(page, await photo('kept.jpg'));
    await expect(
      page.getByRole('heading', { name: en.errors.codes.bot_check_unavailable.title }),
    ).toBeVisible();
    await page.getByRole('button', { name: en.errors.retry }).click();
    await expect(page.getByText('kept-cutout.png')).toBeVisible();
    expect(standIn.rendered).toHaveLength(2);
  });

  test('F4: siteverify that is down does not keep the photo from being cut out on the device', async ({
    page,
    guard,
    standIn,
    checked,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    checked.siteverify.breakNext('html');
    await openTool(page);
    await choose(page, await photo('local.jpg'));
    await expect(page.getByText('local-cutout.png')).toBeVisible();
    await expect(page.getByText(/^Made on your device/)).toBeVisible();
    expect(standIn.rendered).toHaveLength(1);
  });

  test('P6: the privacy page names Cloudflare, also without scripts; pages without a photo ask nothing', async ({
    browser,
    page,
    standIn,
    baseURL,
  }) => {
    for (const path of ['/en', '/en/remove-background', '/en/privacy']) await page.goto(path);
    expect(standIn.requests).toEqual([]);
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const plain = await context.newPage();
    for (const locale of ['en', 'de', 'ar']) {
      await plain.goto(`/${locale}/privacy`);
      const text = await plain.locator('main').innerText();
      expect(text).toContain('challenges.cloudflare.com');
      expect(text).toContain(PASS_COOKIE);
    }
    await context.close();
  });
});

guarded.describe('R-05, P6: with the bot check off', () => {
  guarded('a photo is cut out without script, frame or cookie of anybody', async ({ page, context }) => {
    await openTool(page);
    await choose(page, await photo('free.jpg'));
    await expect(page.getByText('free-cutout.png')).toBeVisible();
    // That no request goes to another origin is what every guarded test checks.
    await expect(page.locator('iframe')).toHaveCount(0);
    await expect(page.locator('script[src*="//"]:not([src^="/_next"])')).toHaveCount(0);
    expect(await context.cookies()).toEqual([]);
  });

  guarded('the privacy page does not speak of Cloudflare', async ({ page }) => {
    for (const locale of ['en', 'de', 'ar']) {
      await page.goto(`/${locale}/privacy`);
      expect(await page.locator('main').innerText()).not.toMatch(/cloudflare|turnstile|clearcut-pass/i);
    }
  });
});
