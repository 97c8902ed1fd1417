import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { HISTORY_DATABASE } from '@/lib/browser/settings/store-names';
import { expect, ready, test } from './guarded-test';
import { keptNames } from './history-page';
import { animation, photo, sidewaysPhoto } from './test-pictures';
import { choose, openTool, transferOf } from './tool-page';

const DONE = { name: 'Background removed', exact: true } as const;

/** Downloads the cut-out that the page shows. */
async function download(page: Page) {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download PNG' }).click(),
  ]);
  const bytes = await readFile(await saved.path());
  return { name: saved.suggestedFilename(), bytes, meta: await sharp(bytes).metadata() };
}

test('a chosen photo comes back as a transparent PNG of its size, under its name', async ({ page }) => {
  await openTool(page);
  await choose(page, await photo('holiday.jpg', 480, 320));
  await expect(page.getByRole('heading', DONE)).toBeFocused();

  const { name, bytes, meta } = await download(page);
  expect(name).toBe('holiday-cutout.png');
  expect(meta).toMatchObject({
    format: 'png',
    width: 480,
    height: 320,
    channels: 4,
    hasAlpha: true,
    depth: 'uchar',
  });

  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const alphaAt = (x: number, y: number) => data[(y * info.width + x) * info.channels + 3];
  expect(alphaAt(192, 144)).toBeGreaterThan(200);
  expect(alphaAt(470, 310)).toBeLessThan(55);
});

test('a photo with an EXIF orientation comes back upright', async ({ page }) => {
  await openTool(page);
  await choose(page, await sidewaysPhoto('upright.jpg', 320, 240));
  await expect(page.getByRole('heading', DONE)).toBeVisible();

  const { meta } = await download(page);
  expect(meta).toMatchObject({ width: 240, height: 320, channels: 4 });
  expect(meta.orientation).toBeUndefined();
  const shown = await page.getByAltText('The cut-out').evaluate((image: HTMLImageElement) => ({
    width: image.naturalWidth,
    height: image.naturalHeight,
  }));
  expect(shown).toEqual({ width: 240, height: 320 });
});

test('an animation is cut out in its first frame, and the page says so', async ({ page }) => {
  await openTool(page);
  await choose(page, await animation());
  await expect(page.getByText('Only its first frame was cut out.')).toBeVisible();
  expect((await download(page)).name).toBe('wave-cutout.png');
});

test('a photo can be dropped anywhere on the page', async ({ page }) => {
  await openTool(page);
  const dataTransfer = await transferOf(page, await photo('dropped.jpg'));
  await page.dispatchEvent('footer', 'dragover', { dataTransfer });
  await expect(page.getByText('Let go to remove the background')).toBeVisible();
  await page.dispatchEvent('footer', 'drop', { dataTransfer });
  await expect(page.getByRole('heading', DONE)).toBeVisible();
  await expect(page.getByText('dropped-cutout.png')).toBeVisible();
});

test('a photo can be pasted', async ({ page }) => {
  await openTool(page);
  const clipboardData = await transferOf(page, await photo('image.jpg'));
  await page.evaluate((data) => {
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, clipboardData);
  await expect(page.getByRole('heading', DONE)).toBeVisible();
  await expect(page.getByText('image-cutout.png')).toBeVisible();
});

test('the next photo replaces the one before', async ({ page }) => {
  await openTool(page);
  await choose(page, await photo('first.jpg'));
  await expect(page.getByText('first-cutout.png')).toBeVisible();

  const [dialog] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Next photo' }).click(),
  ]);
  await dialog.setFiles(await photo('second.jpg', 200, 300));
  await expect(page.getByText('second-cutout.png')).toBeVisible();
  expect((await download(page)).meta).toMatchObject({ width: 200, height: 300 });
});

test('a photo chosen on the landing page is taken to the tool', async ({ page }) => {
  await page.goto('/en');
  await ready(page);
  await choose(page, await photo('carried.jpg'));
  await expect(page).toHaveURL(/\/en\/remove-background$/);
  await expect(page.getByText('carried-cutout.png')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Put a photo here')).toBeVisible();
});

test('P-09: no account is needed, and all that is left on the visitor’s device is their newest picture', async ({
  page,
  context,
}) => {
  await openTool(page);
  await choose(page, await photo('mine.jpg'));
  await expect(page.getByRole('heading', DONE)).toBeVisible();
  await expect.poll(() => keptNames(page)).toEqual(['mine.jpg']);
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }));
  expect(kept).toEqual({ local: [], session: [], databases: [HISTORY_DATABASE], caches: [] });
});

test('P-09: whoever wants none kept leaves that wish alone on the device', async ({ page, context }) => {
  await openTool(page, 'en', '?ff=history:off');
  await choose(page, await photo());
  await expect(page.getByRole('heading', DONE)).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
  expect(kept).toEqual({ local: ['flags'], session: [], databases: [], caches: [] });
});
