import type { Page } from '@playwright/test';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, ready, test } from './guarded-test';
import { longestTaskMs } from './main-thread';
import { keptForOffline, NO_NETWORK, WITH_SERVICE_WORKER } from './offline-page';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';

test.use(WITH_SERVICE_WORKER);

const engineRequests = (page: Page) => {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    if (/\.(?:wasm|onnx)$/.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  return asked;
};

/** What a browser without shared memory gets: pages that are not isolated. */
async function withoutIsolation(page: Page) {
  await page.context().route(/\/en\/(?:remove-background|device)(?:\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['document-isolation-policy'];
    await route.fulfill({ response, headers });
  });
}

for (const isolated of [true, false]) {
  test(`F-01: after one use here the reloaded page cuts out without a network, ${isolated ? 'isolated' : 'without shared memory'}`, async ({
    page,
    context,
    guard,
  }) => {
    guard.allowConsole(NO_NETWORK);
    if (!isolated) await withoutIsolation(page);
    await openTool(page, 'en', '?engine=browser');
    await choose(page, await photo('first.jpg'));
    await expect(page.getByText('first-cutout.png')).toBeVisible();
    await keptForOffline(page);

    await context.setOffline(true);
    const asked = engineRequests(page);
    await openTool(page);
    expect(await page.evaluate(() => [crossOriginIsolated, typeof SharedArrayBuffer])).toEqual(
      isolated ? [true, 'function'] : [false, 'undefined'],
    );
    await expect(page.getByText(en.tool.offline.ready.text)).toBeVisible();
    await choose(page, await photo('second.jpg'));
    await expect(page.getByText('second-cutout.png')).toBeVisible();
    await expect(page.getByText(en.tool.done.onDevice)).toBeVisible();
    // Another language, which was never opened with a network.
    await openTool(page, 'de');
    await choose(page, await photo('third.jpg'));
    await expect(page.getByText('third-cutout.png')).toBeVisible();
    expect(asked).toEqual([]);
  });
}

test('a network that goes in mid-visit is no matter, and the tool says so', async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsole(NO_NETWORK);
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('first.jpg'));
  await expect(page.getByText('first-cutout.png')).toBeVisible();
  await openTool(page);
  await expect(page.getByText(en.tool.offline.ready.title)).toHaveCount(0);
  await context.setOffline(true);
  await expect(page.getByText(en.tool.offline.ready.title, { exact: true })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(en.tool.offline.ready.title)).toHaveCount(0);
});

test('without a network and without the engine the tool says what is missing', async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsole(NO_NETWORK);
  await openTool(page);
  await keptForOffline(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(page.getByText(en.tool.offline.missing.title)).toBeVisible();
  await choose(page, await photo('early.jpg'));
  // The photo is kept for when the network is back: it is that, not the engine, which the service needs.
  await expect(page.getByText(en.errors.codes.offline.text)).toBeVisible({ timeout: 30_000 });
});

test('the self-test measures a run, after which the tool works without a network', async ({
  page,
  browser,
  context,
  guard,
}) => {
  guard.allowConsole(NO_NETWORK);
  const bodies: string[] = [];
  page.context().on('request', (request) => {
    if (request.method() !== 'GET' || request.url().includes(REMOVE_PATH)) bodies.push(request.url());
  });
  await page.goto('/en/device');
  await ready(page);
  await keptForOffline(page);
  const { run, rows } = en.device;
  const longest: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const task = await longestTaskMs(browser, page, async () => {
      await page.getByRole('button', { name: round === 0 ? run.start : run.again }).click();
      await expect(page.getByRole('button', { name: run.cancel })).toBeVisible();
      await expect(page.getByText(run.total, { exact: true })).toBeVisible({ timeout: 30_000 });
    });
    longest.push(task);
  }
  // A collection of garbage may fall into any task. What blocks by itself does so each time.
  expect(Math.min(...longest)).toBeLessThanOrEqual(50);
  await expect(page.getByText(/^A photo of \d+ megapixels takes about [\d.]+ seconds here\.$/)).toBeVisible();
  await expect(page.locator(`dt:text-is("${rows.files.name}") + dd`)).toContainText('All here');
  await expect(page.locator(`dt:text-is("${rows.offline.name}") + dd`)).toContainText(rows.offline.yes);
  expect(bodies).toEqual([]);

  await context.setOffline(true);
  await openTool(page);
  await choose(page, await photo('after.jpg'));
  await expect(page.getByText('after-cutout.png')).toBeVisible();
  await context.setOffline(false);

  await page.goto('/en/device');
  await page.getByRole('button', { name: en.keptFiles.engine.remove }).click();
  await expect(page.getByText(en.keptFiles.engine.nothing)).toBeVisible();
  await expect(page.locator(`dt:text-is("${rows.files.name}") + dd`)).toContainText(rows.files.none);
});

test('a measured run can be cancelled', async ({ page }) => {
  await page.goto('/en/device');
  await ready(page);
  await page.getByRole('button', { name: en.device.run.start }).click();
  await page.getByRole('button', { name: en.device.run.cancel }).click();
  await expect(page.getByRole('button', { name: en.device.run.start })).toBeEnabled();
  await expect(page.getByText(en.device.run.text)).toBeVisible();
});
