import { routing } from '@/lib/i18n/routing';
import { expect, ready, test } from './guarded-test';

for (const locale of routing.locales) {
  // A window with a profile: from a private one, as tests otherwise have it, nothing is ever installed.
  test(`the tool can be installed as an app, in ${locale}`, async ({
    playwright,
    launchOptions,
    baseURL,
  }) => {
    const context = await playwright.chromium.launchPersistentContext('', launchOptions);
    try {
      const page = await context.newPage();
      await page.goto(`${baseURL}/${locale}/remove-background`);
      await ready(page);
      const devtools = await context.newCDPSession(page);
      await devtools.send('Page.enable');
      const { url, errors, data } = await devtools.send('Page.getAppManifest');
      expect(errors).toEqual([]);
      expect(url).toBe(`${baseURL}/${locale}/manifest.webmanifest`);
      const manifest = JSON.parse(data ?? '') as Record<string, string>;
      expect(manifest).toMatchObject({ lang: locale, start_url: `/${locale}/remove-background` });
      const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
      expect(installabilityErrors).toEqual([]);
    } finally {
      await context.close();
    }
  });
}

test('the manifest and its icons are what they say', async ({ request }) => {
  const answer = await request.get('/de/manifest.webmanifest');
  expect(answer.headers()['content-type']).toBe('application/manifest+json');
  const { icons } = (await answer.json()) as { icons: { src: string; type: string }[] };
  for (const { src, type } of icons) {
    const icon = await request.get(src);
    expect(icon.status()).toBe(200);
    expect(icon.headers()['content-type']).toBe(type);
  }
  expect((await request.get('/fr/manifest.webmanifest')).status()).toBe(404);
});

for (const [colorScheme, paper] of [
  ['light', '#f5f0e6'],
  ['dark', '#0e1714'],
] as const) {
  test(`the browser’s bars have the paper’s colour, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/en');
    await ready(page);
    const colour = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].find(
          ({ media }) => matchMedia(media).matches,
        )?.content,
    );
    expect(colour).toBe(paper);
  });
}
