import { HISTORY_LIFETIME_MS, HISTORY_LIMIT } from '@/lib/browser/history/history-entry';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, test } from './guarded-test';
import { answerWithCutOut, cutOutAndKeep, keptNames, openStrip, STRIP } from './history-page';
import { heavyPicture, photo } from './test-pictures';
import { choose, openTool } from './tool-page';

const DONE = { name: 'Background removed', exact: true } as const;
const openName = (name: string) => STRIP.open.replace('{name}', name);
const KEEP_NONE = { name: en.keptFiles.keepNone.name } as const;

test('S-02, S-04: a picture is there again after a reload, and nothing is sent for it', async ({ page }) => {
  await answerWithCutOut(page);
  await openStrip(page);
  await cutOutAndKeep(page, 'holiday.2024.jpg', 1);

  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.postDataBuffer() !== null) sent.push(request.url());
  });
  await page.reload();
  await page.getByRole('button', { name: openName('holiday.2024.jpg') }).click();
  await expect(page.getByRole('heading', DONE)).toBeVisible();
  await expect(page.getByText('holiday.2024-cutout.png')).toBeVisible();
  const shown = await page
    .getByAltText('The cut-out')
    .evaluate((image: HTMLImageElement) => image.naturalWidth);
  expect(shown).toBe(120);
  expect(sent).toEqual([]);
  // Looking at it again is no new picture.
  expect(await keptNames(page)).toEqual(['holiday.2024.jpg']);

  await page.goto('/de/remove-background');
  await expect(page.getByText('holiday.2024.jpg', { exact: true })).toBeVisible();
});

test('S-01: a phone has a way from the mat to the newest pictures, and nothing moves for it @touch', async ({
  page,
}) => {
  await answerWithCutOut(page);
  await openStrip(page);
  const jump = page.getByRole('link', { name: STRIP.jump.replace('{count}', '1') });
  const below = page.getByRole('switch').first();
  await expect(jump).toHaveCount(0);
  const before = await below.boundingBox();
  await cutOutAndKeep(page, 'one.jpg', 1);
  await openStrip(page);
  await expect(jump).toBeInViewport();
  expect(await below.boundingBox()).toEqual(before);
  await jump.click();
  const heading = page.getByRole('heading', { name: STRIP.heading });
  await expect(heading).toBeInViewport();
  await expect(heading).toBeFocused();
});

test('S-02: of 21 pictures the newest 20 are kept, newest first, each by both its halves', async ({
  page,
}) => {
  test.slow();
  await answerWithCutOut(page);
  await openStrip(page);
  for (let number = 1; number <= HISTORY_LIMIT; number += 1) {
    await cutOutAndKeep(page, `${number}.jpg`, number);
  }
  await choose(page, await photo('21.jpg', 120, 80));
  await expect.poll(async () => (await keptNames(page)).at(-1)).toBe('21.jpg');
  const names = Array.from({ length: HISTORY_LIMIT }, (_, at) => `${at + 2}.jpg`);
  expect(await keptNames(page)).toEqual(names);

  await openStrip(page);
  const shown = page.getByRole('button', { name: /^Open / });
  await expect(shown).toHaveCount(HISTORY_LIMIT);
  await expect(shown.first()).toHaveAccessibleName(openName('21.jpg'));
  await expect(shown.last()).toHaveAccessibleName(openName('2.jpg'));
});

test('S-03: 4 h and a second later it is gone from every open tab and from storage', async ({
  page,
  context,
}) => {
  await page.clock.install();
  await answerWithCutOut(page);
  await openStrip(page);
  await cutOutAndKeep(page, 'one.jpg', 1);
  await openStrip(page);
  const other = await context.newPage();
  await openStrip(other);
  for (const tab of [page, other]) {
    await expect(tab.getByRole('button', { name: openName('one.jpg') })).toBeVisible();
    await expect(tab.getByText(/^3 h 59 min left|^4 h 0 min left/)).toBeVisible();
  }
  await page.clock.fastForward(HISTORY_LIFETIME_MS - 600_000);
  for (const tab of [page, other]) await expect(tab.getByText(/^(9|10) min left/)).toBeVisible();
  await page.clock.fastForward(601_000);
  for (const tab of [page, other]) {
    await expect(tab.getByRole('button', { name: openName('one.jpg') })).toHaveCount(0);
    await expect(tab.getByText(STRIP.none)).toBeVisible();
  }
  expect(await keptNames(page)).toEqual([]);
});

test('S-03: with no page open it is gone at the next load of any page, and never shown', async ({ page }) => {
  await page.clock.install();
  await answerWithCutOut(page);
  await openStrip(page);
  await cutOutAndKeep(page, 'one.jpg', 1);
  await page.goto('about:blank');
  await page.clock.setSystemTime(Date.now() + HISTORY_LIFETIME_MS + 1_000);
  await page.goto('/en/privacy');
  await expect.poll(() => keptNames(page)).toEqual([]);
  await openStrip(page);
  await expect(page.getByRole('heading', { name: STRIP.heading })).toHaveCount(0);
});

test('what one tab keeps, removes and clears the other shows', async ({ page, context }) => {
  await answerWithCutOut(page);
  const other = await context.newPage();
  await openStrip(other);
  await openStrip(page);
  await cutOutAndKeep(page, 'one.jpg', 1);
  await cutOutAndKeep(page, 'two.jpg', 2);
  await cutOutAndKeep(page, 'three.jpg', 3);
  await expect(other.getByRole('button', { name: /^Open / })).toHaveCount(3);

  await openStrip(page);
  await page.getByRole('button', { name: STRIP.remove.replace('{name}', 'two.jpg') }).click();
  await expect(other.getByRole('button', { name: /^Open / })).toHaveCount(2);
  expect(await keptNames(page)).toEqual(['one.jpg', 'three.jpg']);
  await expect(page.getByRole('heading', { name: STRIP.heading })).toBeFocused();

  await page.getByRole('button', { name: STRIP.clear }).click();
  await expect(other.getByRole('button', { name: /^Open / })).toHaveCount(0);
  expect(await keptNames(page)).toEqual([]);
});

test('on a shared computer none is kept, what was there goes, and that outlives the page', async ({
  page,
}) => {
  await answerWithCutOut(page);
  await openStrip(page);
  await cutOutAndKeep(page, 'one.jpg', 1);
  await openStrip(page);
  await page.getByRole('switch', KEEP_NONE).check();
  await expect.poll(() => keptNames(page)).toEqual([]);
  await expect(page.getByText(STRIP.none)).toBeVisible();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ [STORAGE_KEYS.history]: 'none' });

  await openStrip(page);
  await expect(page.getByRole('switch', KEEP_NONE)).toBeChecked();
  await choose(page, await photo('two.jpg', 120, 80));
  await expect(page.getByText('two-cutout.png')).toBeVisible();
  await openStrip(page);
  expect(await keptNames(page)).toEqual([]);
  await page.getByRole('switch', KEEP_NONE).uncheck();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  await cutOutAndKeep(page, 'three.jpg', 1);
});

test('S-01: an installation can have its pages keep none, and a visitor’s flag goes before', async ({
  page,
}) => {
  await page.route('**/api/v1/bot-check', (route) =>
    route.fulfill({ json: { siteKey: null, required: false, flags: { history: 'off' } } }),
  );
  await answerWithCutOut(page);
  await openStrip(page);
  await choose(page, await photo('one.jpg', 120, 80));
  await expect(page.getByText('one-cutout.png')).toBeVisible();
  await openTool(page, 'en', '?engine=server&ff=history:on');
  expect(await keptNames(page)).toEqual([]);
  await cutOutAndKeep(page, 'two.jpg', 1);
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ flags: 'history:on' });
});

test('S-08: without room the oldest makes way once, then a notice says that it is not kept', async ({
  page,
  context,
  baseURL,
}) => {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 });
  await answerWithCutOut(page);
  await openStrip(page);
  await cutOutAndKeep(page, 'one.jpg', 1);
  await cutOutAndKeep(page, 'two.jpg', 2);
  await choose(page, await heavyPicture('three.png', 6_000_000));
  await expect(page.getByText('three-cutout.png')).toBeVisible();
  await expect(page.getByText(STRIP.full)).toBeVisible();
  expect(await keptNames(page)).toEqual(['two.jpg']);
});

test('S-08: where IndexedDB is blocked a notice says so, and all else works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
        databases: () => Promise.reject(new DOMException('blocked', 'SecurityError')),
      },
    });
  });
  await answerWithCutOut(page);
  await openStrip(page);
  await choose(page, await photo('one.jpg', 120, 80));
  await expect(page.getByText('one-cutout.png')).toBeVisible();
  await expect(page.getByText(STRIP.unavailable)).toBeVisible();
});

test('S-08: so it is where there is no IndexedDB, no localStorage and no sessionStorage at all', async ({
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'BroadcastChannel']) {
      Object.defineProperty(window, name, { value: undefined });
    }
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
  });
  await page.route(`**${REMOVE_PATH}`, (route) => route.fallback());
  await answerWithCutOut(page);
  await page.goto('/en');
  await expect(page.locator('header button')).toBeEnabled();
  await choose(page, await photo('carried.jpg', 120, 80));
  await expect(page.getByText('carried-cutout.png')).toBeVisible();
  await expect(page.getByText(STRIP.unavailable)).toBeVisible();
});
