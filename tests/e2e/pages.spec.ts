import { ORT_WASM } from '@/lib/contracts/engine-files';
import { MAX_INPUT_PIXELS, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { INSTALLED_PAGES } from '@/lib/seo/installed-pages';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, ready, REFUSED_REQUEST, test } from './guarded-test';
import { useCasePath } from './use-case-path';

test('a visitor is sent to a language that the browser asks for', async ({ browser, baseURL }) => {
  for (const [locale, direction] of [
    ['de', 'ltr'],
    ['ar', 'rtl'],
    ['fr', 'ltr'],
  ] as const) {
    const context = await browser.newContext({ locale, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page).toHaveURL(new RegExp(`/${locale === 'fr' ? 'en' : locale}$`));
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await context.close();
  }
});

test('the language can be changed on any page', async ({ page }) => {
  for (const path of INSTALLED_PAGES) {
    await page.goto(`/en${path}`);
    await page.getByRole('link', { name: 'العربية' }).click();
    await expect(page).toHaveURL(new RegExp(`/ar${path}$`));
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await expect(page).toHaveURL(new RegExp(`/de${path}$`));
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  }
});

test('the Arabic face is fetched by Arabic pages alone', async ({ page }) => {
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fonts.push(request.url());
  });
  for (const [locale, isFetched] of [
    ['en', false],
    ['ar', true],
  ] as const) {
    fonts.length = 0;
    await page.goto(`/${locale}`);
    await ready(page);
    await page.evaluate(() => document.fonts.ready);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.some((url) => url.includes('vazirmatn'))).toBe(isFetched);
  }
});

test('each page names its other languages to search engines', async ({ page, request }) => {
  await page.goto('/de/privacy');
  const alternates = await page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')));
  expect(alternates.sort()).toEqual(['ar', 'de', 'en', 'x-default']);
  const answer = await request.get('/de/privacy', { headers: { Host: 'evil.example' } });
  expect(answer.headers()['link'] ?? '').not.toContain('evil.example');
  expect(answer.headers()['set-cookie']).toBeUndefined();
  expect(await answer.text()).not.toContain('evil.example');
  expect(await (await request.get('/ar/pages.xml')).text()).toContain('/ar/remove-background');
  expect(await (await request.get('/robots.txt')).text()).toContain('Disallow: /api/');
});

test('the privacy page reads without scripts and prints the real limits', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  for (const locale of ['en', 'de', 'ar']) {
    await page.goto(`/${locale}/privacy`);
    const text = await page.locator('main').innerText();
    expect(text).toContain(String(MAX_UPLOAD_BYTES / 1_048_576));
    expect(text).toContain(String(MAX_INPUT_PIXELS / 1_000_000));
    expect(text).toContain('no-store');
  }
  await context.close();
});

test('S-07: the privacy page says what is kept of the engine, and removes it', async ({ page }) => {
  const { kept, nothing, remove } = en.keptFiles.engine;
  await page.goto('/en/privacy');
  await expect(page.getByText(nothing)).toBeVisible();
  // As a download that broke off leaves it.
  await page.evaluate(async (sha256) => {
    const cache = await caches.open(`clearcut-engine-v1-${sha256}`);
    for (const piece of [0, 1]) {
      await cache.put(`/engine-files/${sha256}/${piece}`, new Response(new Uint8Array(1 << 20)));
    }
  }, ORT_WASM.sha256);
  await page.reload();
  await expect(page.getByText(kept.replace('{size}', '2 MB'))).toBeVisible();
  await page.getByRole('button', { name: remove }).click();
  await expect(page.getByText(nothing)).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('an address that leads nowhere says so in the page’s language, also without scripts', async ({
  page,
  request,
  guard,
}) => {
  guard.allowConsole(REFUSED_REQUEST);
  const plain = await request.get('/ar/nowhere/at/all');
  expect(plain.status()).toBe(404);
  expect(await plain.text()).toContain('lang="ar" dir="rtl"');
  expect(await plain.text()).toContain('هذه الصفحة غير موجودة');
  expect((await request.get('/en/missing')).status()).toBe(404);
  expect((await request.get('/fr')).status()).toBe(404);

  const answer = await page.goto('/de/gibt-es-nicht');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht');
  await ready(page);
  await page.getByRole('main').getByRole('link', { name: 'Startseite' }).click();
  await expect(page).toHaveURL(/\/de$/);
});

test('the command on the landing page names the address that the visitor uses', async ({ page, baseURL }) => {
  await page.goto('/en');
  await ready(page);
  await expect(
    page.getByText(`curl -F image=@photo.jpg ${baseURL}/api/v1/remove -o cutout.png`),
  ).toBeVisible();
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('no page is wider than it', async ({ page }) => {
    // German has the longest words; Arabic would overflow to the other side.
    for (const locale of ['de', 'ar'] as const) {
      const useCases = (['passport-photo', 'rembg-alternative'] as const).map((key) =>
        useCasePath(locale, key),
      );
      const others = INSTALLED_PAGES;
      for (const path of [...others.map((each) => `/${locale}${each}`), ...useCases]) {
        await page.goto(path);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, path).toBeLessThanOrEqual(0);
      }
    }
  });
});

test(
  'a key’s name stands on one line, on the narrowest screens and the widest',
  { tag: '@mouse' },
  async ({ page }) => {
    for (const width of [320, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/en/remove-background');
      await ready(page);
      const lines = await page
        .locator('kbd')
        .evaluateAll((keys) => keys.map((key) => key.getClientRects().length).filter((count) => count > 0));
      expect(lines.length).toBeGreaterThan(0);
      expect(Math.max(...lines), `${width} px`).toBe(1);
    }
  },
);

test('the keyboard gets past the header in one step', async ({ page }) => {
  await page.goto('/en/privacy');
  await ready(page);
  await page.keyboard.press('Tab');
  const link = page.getByRole('link', { name: 'Skip to content' });
  await expect(link).toBeFocused();
  // It has room around its words, which `sr-only` takes.
  expect(
    parseFloat(await link.evaluate((shown) => getComputedStyle(shown).paddingInlineStart)),
  ).toBeGreaterThan(8);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});
