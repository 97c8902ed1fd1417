import type { Page } from '@playwright/test';
import { ORT_WASM } from '@/lib/contracts/engine-files';
import { RESULTS_FOLDER } from '@/lib/browser/settings/store-names';
import { OFFLINE_CACHE } from '@/lib/contracts/offline';
import { SESSION_KEYS, STORAGE_KEYS } from '@/lib/contracts/storage-keys';
import ar from '../../messages/ar/app.json' with { type: 'json' };
import en from '../../messages/en/app.json' with { type: 'json' };
import { expectAccessible } from './axe';
import { expect, ready, test } from './guarded-test';
import { answerWithCutOut, cutOutAndKeep, keptNames, openStrip } from './history-page';
import { openTool } from './tool-page';

const PANEL = en.keptFiles;
const PARTS = ['history', 'results', 'session', 'choices', 'engine', 'pages'] as const;

/** Fills every store as the pages themselves would. */
async function fillStores(page: Page): Promise<void> {
  await answerWithCutOut(page);
  await openStrip(page);
  await cutOutAndKeep(page, 'one.jpg', 1);
  await openStrip(page);
  await page.evaluate(
    async ([sha256, offline, handoff, theme, results]) => {
      localStorage.setItem(theme, 'dark');
      sessionStorage.setItem(handoff, '{"kind":"parcel","parcel":1}');
      const engine = await caches.open(`clearcut-engine-v1-${sha256}`);
      await engine.put(`/engine-files/${sha256}/0`, new Response(new Uint8Array(1 << 20)));
      await (await caches.open(offline)).put('/en/remove-background', new Response('page'));
      const folder = await (
        await navigator.storage.getDirectory()
      ).getDirectoryHandle(results, { create: true });
      // In use for as long as the page lives.
      void navigator.locks.request(`${results}/open`, () => new Promise(() => undefined));
      const open = await folder.getDirectoryHandle('open', { create: true });
      const file = await (await open.getFileHandle('1', { create: true })).createWritable();
      await file.write('a cut-out');
      await file.close();
    },
    [ORT_WASM.sha256, OFFLINE_CACHE, SESSION_KEYS.handoff, STORAGE_KEYS.theme, RESULTS_FOLDER] as const,
  );
}

async function stored(page: Page) {
  return {
    history: await keptNames(page),
    rest: await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      caches: await caches.keys(),
    })),
  };
}
const NOTHING = { history: [], rest: { local: [], session: [], caches: [] } };

test('S-07: the tool’s panel names each store with its size, removes each, and the tool still works', async ({
  page,
}) => {
  await fillStores(page);
  await page.getByRole('button', { name: PANEL.title }).click();
  const panel = page.getByRole('dialog', { name: PANEL.title });
  await expect(panel.getByText(/^Your newest pictures \(IndexedDB\): [\d.]+ (B|kB|MB)\.$/)).toBeVisible();
  await expect(panel.getByText(PANEL.engine.kept.replace('{size}', '1 MB'))).toBeVisible();
  for (const part of PARTS) {
    await panel.getByRole('button', { name: PANEL[part].remove, exact: true }).click();
    await expect(panel.getByText(PANEL[part].nothing)).toBeFocused();
  }
  expect(await stored(page)).toEqual(NOTHING);

  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole('button', { name: PANEL.title })).toBeFocused();
  await cutOutAndKeep(page, 'two.jpg', 1);
});

test('S-07: the privacy page has the same panel, and removes all at once', async ({ page }) => {
  await fillStores(page);
  await page.goto('/en/privacy');
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // What no page is using any more went with the load.
  for (const part of PARTS)
    await expect(page.getByText(PANEL[part].nothing)).toHaveCount(part === 'results' ? 1 : 0);
  await page.getByRole('button', { name: PANEL.all.remove }).click();
  await expect(page.getByText(PANEL.all.done)).toBeVisible();
  for (const part of PARTS) await expect(page.getByText(PANEL[part].nothing)).toBeVisible();
  expect(await stored(page)).toEqual(NOTHING);
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
});

test('S-01: flags are set and taken back in the panel, and hold at once', async ({ page }) => {
  await openTool(page);
  await page.getByRole('button', { name: PANEL.title }).click();
  await page.getByText(PANEL.flags.heading).click();
  const engine = page.getByLabel(PANEL.flags.engine);
  await engine.selectOption('browser');
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ flags: 'engine:browser' });
  await page.getByRole('button', { name: PANEL.close }).click();
  await expect(page.getByRole('switch', { name: en.tool.device.name })).toBeChecked();

  await page.getByRole('button', { name: PANEL.title }).click();
  await page.getByText(PANEL.flags.heading).click();
  await expect(engine).toHaveValue('browser');
  await engine.selectOption('');
  await page.getByRole('button', { name: PANEL.close }).click();
  await expect(page.getByRole('switch', { name: en.tool.device.name })).not.toBeChecked();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
});

test('S-01: with every switch used, localStorage holds the keys on the list and no other', async ({
  page,
}) => {
  await openTool(page, 'en', '?ff=engine:auto');
  await page.locator('header button').click();
  await page.getByRole('switch', { name: en.tool.device.name }).check();
  await page.getByRole('button', { name: PANEL.title }).click();
  await page.getByRole('switch', { name: PANEL.keepNone.name }).check();
  const keys = await page.evaluate(() => Object.keys(localStorage));
  // Statistics, and word of a changed policy, are there only where they are configured.
  const { analytics, policy, ...here } = STORAGE_KEYS;
  expect([analytics, policy].every((key) => !keys.includes(key))).toBe(true);
  expect(keys.sort()).toEqual(Object.values(here).sort());
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the panel and the newest pictures, ${colorScheme}, are free of barriers that axe knows`, async ({
    page,
    isMobile,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await answerWithCutOut(page);
    await openStrip(page);
    await cutOutAndKeep(page, 'one.jpg', 1);
    const [locale, texts] = isMobile ? (['ar', ar] as const) : (['en', en] as const);
    await openTool(page, locale);
    await expect(page.getByRole('heading', { name: texts.tool.history.heading })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: texts.keptFiles.title }).click();
    await page.getByText(texts.keptFiles.flags.heading).click();
    await expect(page.getByRole('dialog')).toContainText(texts.keptFiles.keepNone.name);
    await expectAccessible(page);
  });
}
