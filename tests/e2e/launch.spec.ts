import type { Page } from '@playwright/test';
import { cells } from './batch-page';
import { expect, test } from './guarded-test';
import { discCutOut, photo } from './test-pictures';
import { answerWith, openTool, type TestFile } from './tool-page';

interface LaunchingWindow {
  launchFiles: (files: readonly File[]) => void;
}

/**
 * Plays the system, for no test can install the app. Files that are opened with it wait until the page asks for them.
 * From then on they come at once.
 */
async function playLaunches(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Launch {
      readonly files: readonly { readonly getFile: () => Promise<File> }[];
    }
    const waiting: Launch[] = [];
    let consumer: (launch: Launch) => void = (launch) => void waiting.push(launch);
    const setConsumer = (next: (launch: Launch) => void) => {
      consumer = next;
      for (const launch of waiting.splice(0)) consumer(launch);
    };
    const launchFiles = (files: readonly File[]) =>
      consumer({ files: files.map((file) => ({ getFile: () => Promise.resolve(file) })) });
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer } });
    Object.assign(window, { launchFiles });
  });
}

/** Opens files with the app: in the page as it is. */
async function launch(page: Page, files: readonly TestFile[]): Promise<void> {
  await page.evaluate(
    (given) => {
      const opened = given.map(([name, type, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        return new File([bytes], name, { type });
      });
      (window as unknown as LaunchingWindow).launchFiles(opened);
    },
    files.map(({ name, mimeType, buffer }) => [name, mimeType, buffer.toString('base64')] as const),
  );
}

test('pictures that are opened with the installed app are cut out: one alone, several as a batch', async ({
  page,
}) => {
  await playLaunches(page);
  await answerWith(page, { status: 200, contentType: 'image/png', body: await discCutOut(240, 160) });
  // Long before the page has its scripts.
  await page.goto('/en/remove-background?engine=server', { waitUntil: 'commit' });
  await launch(page, [await photo('first.jpg', 240, 160)]);
  await expect(page.getByText('first-cutout.png')).toBeVisible();

  await openTool(page, 'en', '?engine=server');
  await launch(page, [await photo('a.jpg', 240, 160), await photo('b.jpg', 240, 160)]);
  await expect(page.getByText('2 of 2 finished')).toBeVisible();
  await launch(page, [await photo('c.jpg', 240, 160)]);
  await expect(cells(page)).toHaveCount(3);
});
