import type { Page } from '@playwright/test';
import { SHARED_PART } from '@/lib/contracts/share';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, test } from './guarded-test';
import { keptForOffline, WITH_SERVICE_WORKER } from './offline-page';
import { cutOutPng, photo } from './test-pictures';
import { answerWith, openTool, transferOf, type TestFile } from './tool-page';

/** Posts pictures to the tool's page as a browser does whose visitor shares them with the installed app. */
async function share(page: Page, file: TestFile): Promise<void> {
  const transfer = await transferOf(page, file);
  await page.evaluate(
    ([given, part]) => {
      const form = document.createElement('form');
      Object.assign(form, {
        method: 'post',
        enctype: 'multipart/form-data',
        action: '/en/remove-background',
      });
      const input = document.createElement('input');
      Object.assign(input, { type: 'file', name: part, files: given.files });
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    [transfer, SHARED_PART] as const,
  );
}

test.describe('with the app installed', () => {
  test.use(WITH_SERVICE_WORKER);

  test('a shared photo is taken by the worker, cut out in the tool, and gone from the hand-over', async ({
    page,
  }) => {
    await openTool(page);
    await keptForOffline(page);
    await answerWith(page, { status: 200, contentType: 'image/png', body: await cutOutPng() });
    await share(page, await photo('shared.jpg'));
    await expect(page.getByText('shared-cutout.png')).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
    const left = await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('clearcut-handoff');
          opening.onerror = () => reject(opening.error!);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('parcels').objectStore('parcels').count();
            counting.onsuccess = () => resolve(counting.result);
          };
        }),
    );
    expect(left).toBe(0);
  });
});

test('a share that no worker took leads to the tool, which says so, and goes nowhere', async ({ page }) => {
  await openTool(page);
  await share(page, await photo('shared.jpg', 1600, 1200));
  await expect(page.getByRole('heading', { name: en.errors.codes.share_missed.title })).toBeVisible();
  expect(page.url()).toMatch(/\/en\/remove-background$/);
});
