import type { Page } from '@playwright/test';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, ready, test } from './guarded-test';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';

const { advice, rows, verdict } = en.device;

/** What the page says of one thing: its value and what that means. */
const row = (page: Page, name: string) =>
  page
    .getByRole('definition')
    .filter({ has: page.locator('p') })
    .and(page.locator(`dt:text-is("${name}") + dd`));

async function openDevicePage(page: Page) {
  await page.goto('/en/device');
  await ready(page);
  await expect(page.getByRole('button', { name: en.device.report.copy })).toBeVisible();
}

test('the self-test says what this browser can do, and downloads nothing for it', async ({ page }) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(request.url()));
  await openDevicePage(page);
  await expect(row(page, rows.engine.name)).toContainText(rows.engine.yes);
  await expect(row(page, rows.card.name)).toContainText(rows.card.no);
  await expect(row(page, rows.files.name)).toContainText(rows.files.none);
  await expect(page.getByText(/^This browser can cut photos out by itself, on/)).toBeVisible();
  expect(loaded.filter((url) => /\.(?:wasm|onnx)$/.test(url))).toEqual([]);
});

test('it is reached from the tool and from every page’s foot', async ({ page }) => {
  await page.goto('/en/remove-background');
  await ready(page);
  await page.getByRole('main').getByRole('link', { name: en.tool.device.more }).click();
  await expect(page).toHaveURL(/\/en\/device$/);
  await page.goto('/en/privacy');
  await ready(page);
  await page.getByRole('contentinfo').getByRole('link', { name: en.site.links.device }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.device.heading);
});

test('search engines are not told of it', async ({ page, request }) => {
  await page.goto('/en/device');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  const listed = await (await request.get('/en/pages.xml')).text();
  expect(listed).toContain('/en/remove-background');
  expect(listed).not.toContain('/device');
});

test('a browser that shares no memory, has little and no storage is told what helps', async ({ page }) => {
  await page.route('**/en/device', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['document-isolation-policy'];
    await route.fulfill({ response, headers });
  });
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: 8 });
    Object.defineProperty(navigator, 'deviceMemory', { value: 1 });
    CacheStorage.prototype.keys = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
  });
  await openDevicePage(page);
  await expect(row(page, rows.threads.name)).toContainText('1 of 8 cores');
  await expect(row(page, rows.memory.name)).toContainText('up to 6 megapixels');
  await expect(row(page, rows.storage.name)).toContainText(rows.storage.no);
  await expect(page.getByText('Only one of 8 cores does the work')).toBeVisible();
  await expect(page.getByText(advice.smallPictures.title)).toBeVisible();
  await expect(page.getByText(advice.notKept.title)).toBeVisible();
});

test('a browser that cannot run the engine is told so, and has nothing to measure', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await openDevicePage(page);
  await expect(page.getByText(verdict.unable)).toBeVisible();
  await expect(page.getByText(advice.unable.title)).toBeVisible();
  await expect(page.getByRole('button', { name: en.device.run.start })).toBeDisabled();
});

test('what was found can be copied, and holds nothing of the visitor', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openDevicePage(page);
  await page.getByRole('button', { name: en.device.report.copy }).click();
  await expect(page.getByRole('button', { name: en.device.report.copied })).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(lines[0]).toBe(en.device.report.title);
  // One line for each row of the page, no more.
  expect(lines.slice(1).map((line) => line.slice(0, line.indexOf(':')))).toEqual(
    Object.values(rows).map(({ name }) => name),
  );
});

test('an error of this device leads here', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'OffscreenCanvas', { value: undefined });
  });
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('mine.jpg'));
  const { title } = en.errors.codes.device_not_supported;
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: en.tool.device.more }).click();
  await expect(page.getByText(verdict.unable)).toBeVisible();
});
