import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, test } from './guarded-test';
import { answerWithCutOut, cutOutAndKeep, openStrip } from './history-page';
import { photo } from './test-pictures';
import { choose } from './tool-page';

test('asks before a cut-out is lost, and only then', async ({ page }) => {
  const { title, stay, go } = en.tool.leaving;
  const question = page.getByRole('alertdialog', { name: title });
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await answerWithCutOut(page);
  await openStrip(page);
  // What the history keeps is not lost.
  await cutOutAndKeep(page, 'kept.jpg', 1);
  await cutOutAndKeep(page, 'kept-too.jpg', 2);
  await expect(page.getByText('kept-too-cutout.png')).toBeVisible();
  await page.reload();
  expect(asked).toEqual([]);

  await page.evaluate((key) => localStorage.setItem(key, 'none'), STORAGE_KEYS.history);
  await openStrip(page);
  await choose(page, await photo('one.jpg', 120, 80));
  await expect(page.getByText('one-cutout.png')).toBeVisible();
  await choose(page, await photo('two.jpg', 120, 80));
  await expect(question).toBeVisible();
  await page.getByRole('button', { name: stay }).last().click();
  await expect(question).toBeHidden();
  await expect(page.getByText('one-cutout.png')).toBeVisible();

  // A page of ours takes the tool's place without the browser's question.
  await page.getByRole('link', { name: en.site.links.privacy }).first().click();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/remove-background/);

  await page.reload();
  expect(asked).toEqual(['beforeunload']);

  // What was taken along is not lost either.
  await choose(page, await photo('three.jpg', 120, 80));
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download PNG' }).click();
  await download;
  await choose(page, await photo('four.jpg', 120, 80));
  await expect(page.getByText('four-cutout.png')).toBeVisible();

  await page.getByRole('link', { name: en.site.links.privacy }).first().click();
  await page.getByRole('button', { name: go }).click();
  await expect(page).toHaveURL(/privacy/);
  expect(asked).toEqual(['beforeunload']);
});
