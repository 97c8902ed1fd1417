import type { Page } from '@playwright/test';
import { HANDOFF_DATABASE } from '@/lib/browser/settings/store-names';
import { SESSION_KEYS } from '@/lib/contracts/storage-keys';
import { expect, ready, test } from './guarded-test';
import { answerWithCutOut } from './history-page';
import { heavyPicture, photo } from './test-pictures';
import { choose } from './tool-page';

/**
 * Opens the start page so that Next has to load the tool as a whole page. Payloads of soft navigations do not come.
 */
async function openWithoutSoftNavigation(page: Page): Promise<void> {
  await page.route(/[?&]_rsc=/, (route) => route.abort());
  await page.goto('/en');
  await ready(page);
}

for (const [what, file, cutOutName] of [
  ['small', () => photo('small.jpg', 120, 80), 'small-cutout.png'],
  // Its five million characters hold 3.7 MB at the most.
  ['larger than sessionStorage', () => heavyPicture('large.png', 6_000_000), 'large-cutout.png'],
] as const) {
  test(`S-05: a picture ${what} survives a full page load to the tool, once, in its own tab`, async ({
    page,
    context,
    guard,
  }) => {
    guard.allowConsole(/Failed to fetch RSC payload|net::ERR_FAILED/);
    await answerWithCutOut(page);
    await openWithoutSoftNavigation(page);
    await page.evaluate(() => Object.assign(window, { before: true }));
    const carried = await file();
    await choose(page, carried);
    await page.waitForURL(/\/en\/remove-background$/);
    await expect(page.getByText(cutOutName)).toBeVisible();
    expect(await page.evaluate(() => 'before' in window)).toBe(false);
    expect(await page.evaluate((key) => sessionStorage.getItem(key), SESSION_KEYS.handoff)).toBeNull();
    expect(await parcels(page)).toBe(0);

    await page.reload();
    await expect(page.getByText('Put a photo here')).toBeVisible();
    const other = await context.newPage();
    await other.goto('/en/remove-background');
    await ready(other);
    await expect(other.getByText('Put a photo here')).toBeVisible();
  });
}

/** How many pictures are on their way in IndexedDB. */
async function parcels(page: Page): Promise<number> {
  return page.evaluate(async (name) => {
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error ?? new Error('no database'));
      opening.onsuccess = () => {
        const counting = opening.result.transaction('parcels').objectStore('parcels').count();
        counting.onsuccess = () => resolve(counting.result);
      };
    });
  }, HANDOFF_DATABASE);
}
