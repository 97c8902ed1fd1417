import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { cells, chooseMany } from './batch-page';
import { expect, test } from './guarded-test';
import { discCutOut, photo } from './test-pictures';
import { answerWith, openTool } from './tool-page';

const COUNT = 200;
/** So many names for them: the rest have the name of another. */
const NAMES = 150;

test('200 finished pictures: the grid scrolls, and the ZIP has each under a name of its own', async ({
  page,
}) => {
  // As in browsers that let no page write a file.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const body = await discCutOut(240, 160);
  await answerWith(page, { status: 200, contentType: 'image/png', body });
  await openTool(page, 'en', '?engine=server');
  const { buffer, mimeType } = await photo('one.jpg', 120, 80);
  const nameOf = (index: number) => `${String((index % NAMES) + 1).padStart(3, '0')}.jpg`;
  const files = Array.from({ length: COUNT }, (_, index) => ({ name: nameOf(index), mimeType, buffer }));
  await chooseMany(page, files);
  await expect(page.getByText(`${COUNT} of ${COUNT} finished`)).toBeVisible({ timeout: 90_000 });

  const shown = (name: string) => cells(page).filter({ hasText: name }).first();
  await expect(shown('001.jpg')).toBeInViewport();
  await shown('001.jpg').hover();
  await page.mouse.wheel(0, 2500);
  await expect(shown('001.jpg')).not.toBeInViewport();
  await expect(cells(page).first()).toBeAttached();
  await page.mouse.wheel(0, 100_000);
  // The last of all has the name of the fiftieth.
  await expect(shown(nameOf(COUNT - 1))).toBeInViewport();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Download ${COUNT} photos as ZIP` }).click(),
  ]);
  const entries = Object.entries(unzipSync(await readFile(await download.path())));
  const names = files.map(({ name }, index) =>
    name.replace('.jpg', index < NAMES ? '-cutout.png' : '-cutout-2.png'),
  );
  expect(entries.map(([name]) => name)).toEqual(names);
  for (const [name, bytes] of entries) expect(Buffer.from(bytes).equals(body), name).toBe(true);
  await expect(page.getByText(`${COUNT} photos saved.`)).toBeVisible();
});
