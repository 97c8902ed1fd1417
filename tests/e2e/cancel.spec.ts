import type { CDPSession, Page } from '@playwright/test';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import { expect, test } from './guarded-test';
import { largePhoto, photo } from './test-pictures';
import { choose, openTool, transferOf } from './tool-page';

/** The service may be done before a test has clicked: with this the request lasts. */
const UNANSWERED = () => undefined;

/** Begins a photo whose request has left and stays unanswered; the next request is served. */
async function beginUnanswered(page: Page): Promise<void> {
  const left = page.waitForRequest(`**${REMOVE_PATH}`);
  await page.route(`**${REMOVE_PATH}`, UNANSWERED, { times: 1 });
  await choose(page, await photo('first.jpg'));
  await left;
  await expect(page.getByRole('progressbar')).toBeVisible();
}

/** Lets requests for cut-outs arrive and holds their answers back, however soon the service is done. */
async function holdAnswers(page: Page): Promise<CDPSession> {
  const network = await page.context().newCDPSession(page);
  const patterns = [{ urlPattern: `*${REMOVE_PATH}`, requestStage: 'Response' as const }];
  await network.send('Fetch.enable', { patterns });
  return network;
}

test('an upload shows how far it is and can be cancelled', async ({ page, context }) => {
  await openTool(page);
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 300 * 1024,
  });
  await choose(page, await largePhoto());
  await expect(page.getByRole('heading', { name: 'Uploading' })).toBeFocused();
  const bar = page.getByRole('progressbar', { name: 'Uploading' });
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  expect(Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(100);

  const cancelled = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await cancelled).failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(page.getByRole('button', { name: 'Choose a photo' })).toBeFocused();
});

for (const [device, width, height] of [
  ['a phone', 390, 844],
  ['a tablet', 820, 900],
] as const) {
  test(`on ${device}, how far it is shows without scrolling, below a tall photo too`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openTool(page, 'en', '?engine=server');
    await page.route(`**${REMOVE_PATH}`, UNANSWERED);
    await choose(page, await photo('tall.jpg', 900, 1600));
    const bar = (await page.getByRole('progressbar').boundingBox())!;
    const foot = (await page.getByRole('button', { name: 'Cancel' }).boundingBox())!;
    expect(bar.y + bar.height).toBeLessThan(foot.y);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
}

test('work can be cancelled after the upload, and the next photo is cut out', async ({ page }) => {
  await openTool(page, 'en', '?engine=server');
  const network = await holdAnswers(page);
  await choose(page, await photo());
  await expect(page.getByRole('heading', { name: 'Cutting out' })).toBeVisible();
  await expect(page.getByRole('status').first()).toHaveText('The photo has arrived and is being cut out.');
  expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull();

  const cancelled = page.waitForEvent('requestfailed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await cancelled).failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(page.getByText('Put a photo here')).toBeVisible();

  await network.send('Fetch.disable');
  await choose(page, await photo('after.jpg'));
  await expect(page.getByText('after-cutout.png')).toBeVisible();
});

test('another photo cancels the one before', async ({ page }) => {
  await openTool(page, 'en', '?engine=server');
  await beginUnanswered(page);
  const cancelled = page.waitForEvent('requestfailed');
  const dataTransfer = await transferOf(page, await photo('instead.jpg'));
  await page.dispatchEvent('main', 'drop', { dataTransfer });
  expect((await cancelled).failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(page.getByText('instead-cutout.png')).toBeVisible();
});

test('leaving the page cancels as well', async ({ page }) => {
  await openTool(page, 'en', '?engine=server');
  await beginUnanswered(page);
  const cancelled = page.waitForEvent('requestfailed');
  await page.getByRole('link', { name: 'Clearcut, start page' }).click();
  expect((await cancelled).failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lift the subject.');
});
