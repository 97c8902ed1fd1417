import { expect, ready, REFUSED_REQUEST, test } from './guarded-test';

const DARK = 'rgb(14, 23, 20)';
const LIGHT = 'rgb(245, 240, 230)';

test('the theme goes round, is kept, and is there before the page paints', async ({ page, guard }) => {
  // One of the pages below is the one for unknown addresses.
  guard.allowConsole(REFUSED_REQUEST);
  // Records the theme at the moment when the body begins: nothing can have been painted before.
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.body === null) return;
      seen.disconnect();
      Object.assign(window, { themeAtBody: document.documentElement.dataset['theme'] ?? 'system' });
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  const themeAtBody = () => page.evaluate(() => (window as unknown as { themeAtBody: string }).themeAtBody);
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const stored = () => page.evaluate(() => ({ ...localStorage }));

  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/en');
  await ready(page);
  expect(await ground()).toBe(LIGHT);
  await page.getByRole('button', { name: 'Theme: as the device. Change to: light' }).click();
  await page.getByRole('button', { name: 'Theme: light. Change to: dark' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark. Change to: as the device' })).toBeVisible();
  expect(await ground()).toBe(DARK);
  expect(await stored()).toEqual({ theme: 'dark' });

  for (const path of ['/en', '/de/privacy', '/ar/remove-background', '/en/nowhere']) {
    await page.goto(path);
    expect(await themeAtBody()).toBe('dark');
    expect(await ground()).toBe(DARK);
  }

  await page.goto('/en');
  await ready(page);
  await page.getByRole('button', { name: 'Theme: dark. Change to: as the device' }).click();
  await expect(page.getByRole('button', { name: /^Theme: as the device/ })).toBeVisible();
  expect(await ground()).toBe(LIGHT);
  expect(await stored()).toEqual({});
});

test('without a choice the page follows the device, also without scripts', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  for (const [colorScheme, colour] of [
    ['dark', DARK],
    ['light', LIGHT],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/en/privacy');
    await expect(page.locator('html')).toHaveCSS('background-color', colour);
  }
  await context.close();
});

test('a light choice holds on a dark device, and in the other tab', async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/en');
  await ready(page);
  const other = await context.newPage();
  await other.emulateMedia({ colorScheme: 'dark' });
  await other.goto('/en/privacy');
  await ready(other);
  await page.getByRole('button', { name: /Change to: light/ }).click();
  await expect(page.locator('html')).toHaveCSS('background-color', LIGHT);
  await expect(other.locator('html')).toHaveCSS('background-color', LIGHT);
});
