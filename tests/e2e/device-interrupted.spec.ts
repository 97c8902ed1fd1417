import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SERVICE_WORKER_PATH } from '@/lib/contracts/offline';
import en from '../../messages/en/app.json' with { type: 'json' };
import { startChangingProxy } from '../fixtures/changing-proxy';
import { expect, ready, test } from './guarded-test';
import { keptForOffline, WITH_SERVICE_WORKER } from './offline-page';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';

const { empty_body: empty, file_unreadable: unreadable } = en.errors.codes;

/* What happens to a page from outside while it cuts a photo out. */

test.describe('a new build', () => {
  test.use(WITH_SERVICE_WORKER);

  test('that comes while a photo is under way leaves it and the page alone', async ({
    page,
    baseURL,
    guard,
  }) => {
    const proxy = await startChangingProxy(baseURL ?? '');
    guard.allowOrigin(proxy.url);
    try {
      await page.goto(`${proxy.url}/en/remove-background?engine=browser`);
      await ready(page);
      await keptForOffline(page);
      await choose(page, await photo('first.jpg', 2400, 1800));
      await expect(page.getByText('first.jpg')).toBeVisible();
      proxy.change(SERVICE_WORKER_PATH, (script) => `${script}\n// The next build.`);
      const waiting = await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update();
        return (registration?.installing ?? registration?.waiting) !== null;
      });
      expect(waiting).toBe(true);
      await expect(page.getByText('first-cutout.png')).toBeVisible();
      await expect(page.getByText(en.tool.done.onDevice)).toBeVisible();
      // The page still has its own code: the next photo needs more of it.
      await choose(page, await photo('second.jpg'));
      await expect(page.getByText('second-cutout.png')).toBeVisible();
    } finally {
      proxy.stop();
    }
  });
});

/* As a phone hands over what lies in a cloud: without a size, or with nothing behind it. */
for (const engine of ['server', 'browser']) {
  test(`an empty file is told so, by ${engine}`, async ({ page }) => {
    await openTool(page, 'en', `?engine=${engine}`);
    await choose(page, { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
    await expect(page.getByRole('heading', { name: empty.title })).toBeVisible();
    await expect(page.getByText(empty.text)).toBeVisible();
  });

  // Chromium looks for a file's size when a page first asks for it. Of one that is gone it says 0.
  for (const size of ['known', 'unknown']) {
    test(`a file that cannot be read is told so, its size ${size}, by ${engine}`, async ({ page, guard }) => {
      guard.allowConsole(/ERR_(FILE_NOT_FOUND|UPLOAD_FILE_CHANGED|FAILED|ACCESS_DENIED)/);
      const folder = await mkdtemp(path.join(tmpdir(), 'cloud-'));
      await writeFile(path.join(folder, 'cloud.jpg'), (await photo()).buffer);
      await openTool(page, 'en', `?engine=${engine}`);
      await page.evaluate(() => {
        const input = document.createElement('input');
        Object.assign(input, { type: 'file', id: 'held' });
        document.documentElement.append(input);
      });
      const held = page.locator('#held');
      await held.setInputFiles(path.join(folder, 'cloud.jpg'));
      if (size === 'known') await held.evaluate((input: HTMLInputElement) => input.files?.[0]?.size);
      await rm(folder, { recursive: true });
      await held.evaluate((input: HTMLInputElement) => {
        const dataTransfer = new DataTransfer();
        for (const file of input.files ?? []) dataTransfer.items.add(file);
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      });
      await expect(page.getByRole('heading', { name: unreadable.title })).toBeVisible();
      await expect(page.getByText(unreadable.text)).toBeVisible();
    });
  }
}
