import type { Page } from '@playwright/test';
import { errorBody } from '@/lib/contracts/errors';
import type { Locale } from '@/lib/i18n/routing';
import { INSTALLED_PAGES } from '@/lib/seo/installed-pages';
import { PAGES } from '@/lib/seo/pages';
import { expectAccessible } from './axe';
import { cells, chooseMany } from './batch-page';
import { expect, ready, REFUSED_REQUEST, test } from './guarded-test';
import { cutOutPng, photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';
import { useCasePath } from './use-case-path';

/**
 * English in a window, Arabic on a phone: between them both directions of writing and both widths. Colours, names and
 * roles do not depend on the language beyond that.
 */
const localeOf = (isMobile: boolean): Locale => (isMobile ? 'ar' : 'en');

/** Opens the tool, has a photo cut out with a notice, and then refused. */
async function expectToolAccessible(page: Page, locale: Locale) {
  await openTool(page, locale, '?engine=server');
  await answerWith(page, {
    status: 200,
    contentType: 'image/png',
    body: await cutOutPng(),
    headers: { 'X-Clearcut-Notice': 'first-frame' },
  });
  await choose(page, await photo());
  await expect(page.getByRole('slider')).toBeVisible();
  await expectAccessible(page);

  await answerWith(page, {
    status: 503,
    contentType: 'application/json',
    body: JSON.stringify(errorBody('server_busy', { retryAfterSeconds: 60 })),
  });
  await choose(page, await photo());
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  await expectAccessible(page);
}

/** Opens the tool for this device only, which asks before it fetches the engine, and has a photo cut out. */
async function expectDeviceOnlyAccessible(page: Page, locale: Locale) {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await openTool(page, locale);
  // Below an empty mat the newest pictures may have a switch of their own.
  await page.getByRole('switch').first().check();
  await expectAccessible(page);
  await choose(page, await photo());
  const asking = page.getByRole('heading', { level: 2 });
  await expect(asking).toHaveText(/\d+ (MB|ميغابايت)/);
  await expectAccessible(page);
  await page
    .locator('button', { has: page.locator('svg') })
    .and(page.locator('.bg-accent'))
    .click();
  // The engine starts anew, beside all other tests.
  await expect(page.getByRole('slider')).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
}

/** Opens a batch with a result of each kind and something that was not taken, then one of its pictures. */
async function expectBatchAccessible(page: Page, locale: Locale) {
  await openTool(page, locale, '?engine=server');
  await answerWith(page, {
    status: 200,
    contentType: 'image/png',
    body: await cutOutPng(),
    headers: { 'X-Clearcut-Certainty': '0.3' },
  });
  const letter = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear reader') };
  await chooseMany(page, [await photo('a.jpg'), await photo('b.jpg'), letter]);
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  await answerWith(page, {
    status: 422,
    contentType: 'application/json',
    body: JSON.stringify(errorBody('picture_truncated')),
  });
  await chooseMany(page, [await photo('c.jpg')]);
  await expect(cells(page)).toHaveCount(3);
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  await expectAccessible(page);
  await cells(page).first().dblclick();
  await expect(page.getByRole('slider')).toBeVisible();
  await expectAccessible(page);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page, ${colorScheme}, is free of barriers that axe knows`, async ({
    page,
    guard,
    isMobile,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const locale = localeOf(isMobile);
    const useCases = (['white-background', 'passport-photo', 'self-hosting'] as const).map((key) =>
      useCasePath(locale, key),
    );
    for (const path of [
      ...[...INSTALLED_PAGES, '/nowhere'].map((below) => `/${locale}${below}`),
      ...useCases,
    ]) {
      await page.goto(path);
      await ready(page);
      await expectAccessible(page);
    }
  });

  test(`so is the tool, ${colorScheme}, with a result and with an error`, async ({
    page,
    guard,
    isMobile,
  }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectToolAccessible(page, localeOf(isMobile));
  });

  test(`so is a batch, ${colorScheme}`, async ({ page, guard, isMobile }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectBatchAccessible(page, localeOf(isMobile));
  });

  test(`so is the tool, ${colorScheme}, on this device only`, async ({ page, isMobile }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectDeviceOnlyAccessible(page, localeOf(isMobile));
  });
}

test('so is the tool in forced colours', async ({ page, guard, isMobile }) => {
  test.slow();
  guard.allowConsole(REFUSED_REQUEST);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await expectToolAccessible(page, localeOf(isMobile));
  await expectDeviceOnlyAccessible(page, localeOf(isMobile));
});

test('nothing fades or moves for whoever asks for little motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of [PAGES.tool, PAGES.device]) {
    await page.goto(`/en${path}`);
    await ready(page);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('body *')]
          .flatMap((element) =>
            [undefined, '::before', '::after'].map((part) => getComputedStyle(element, part)),
          )
          .filter(({ transitionProperty, transitionDuration, animationName }) => {
            const fades = transitionProperty !== 'none' && /[1-9]/.test(transitionDuration);
            return fades || animationName !== 'none';
          }).length,
    );
    expect(moving).toBe(0);
  }
});
