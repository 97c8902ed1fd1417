import type { Page } from '@playwright/test';
import { routing } from '@/lib/i18n/routing';
import { INSTALLED_PAGES } from '@/lib/seo/installed-pages';
import { expect, ready, REFUSED_REQUEST, test } from './guarded-test';

const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated);

/** Pages do this only if their inline scripts ran: hydration reads what they carry. */
async function expectAlive(page: Page): Promise<void> {
  await ready(page);
  await page.locator('header button').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
}

for (const locale of routing.locales) {
  for (const path of INSTALLED_PAGES) {
    test(`H1: /${locale}${path} lives under the policy and is isolated`, async ({ page }) => {
      await page.goto(`/${locale}${path}`);
      await expectAlive(page);
      expect(await isIsolated(page)).toBe(true);
    });
  }

  test(`H1: so is the page for unknown addresses, in ${locale}`, async ({ page, guard }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await page.goto(`/${locale}/no/such/page`);
    await expectAlive(page);
    expect(await isIsolated(page)).toBe(true);
  });
}

test('H1: so is the page for missing files', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  const answer = await page.goto('/no-such-file.txt');
  expect(answer?.status()).toBe(404);
  await page.waitForLoadState('networkidle');
  expect(await isIsolated(page)).toBe(true);
});

test('H1: the tool is isolated when reached by a link, too', async ({ page }) => {
  await page.goto('/en');
  await ready(page);
  // In the footer, for the header has no room for it on a phone.
  await page.getByRole('contentinfo').locator('a[href="/en/remove-background"]').click();
  await expect(page).toHaveURL(/\/en\/remove-background$/);
  await expect(page.locator('input[type=file][accept*=heif]')).toBeAttached();
  expect(await isIsolated(page)).toBe(true);
});

test('H1: an injected script does not run, and the guard of these tests notices', async ({ page, guard }) => {
  guard.allowViolations();
  guard.allowConsole(/Content Security Policy/);
  await page.goto('/en/remove-background');
  await ready(page);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.injected = true');
    image.src = 'data:,';
    document.body.append(image);
  });
  await expect
    .poll(() => [...guard.violations].sort())
    .toEqual(['script-src-attr inline', 'script-src-elem inline']);
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
});

test('H1: strings are not evaluated, while WebAssembly compiles', async ({ page, guard }) => {
  guard.allowViolations();
  guard.allowConsole(/Content Security Policy/);
  await page.goto('/en/remove-background');
  await ready(page);
  expect(
    await page.evaluate(async () => {
      await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      // A timer's string is code of the page's: what a test evaluates itself is exempt.
      (window.setTimeout as (code: string) => void)('window.evaluated = true');
      await new Promise((resolve) => setTimeout(resolve, 100));
      return 'evaluated' in window;
    }),
  ).toBe(false);
  await expect.poll(() => guard.violations).toEqual(['script-src eval']);
});
