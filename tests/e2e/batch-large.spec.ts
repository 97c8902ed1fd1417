import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import en from '../../messages/en/app.json' with { type: 'json' };
import { answerAll, cells, chooseMany, FROM_SERVER, inCell } from './batch-page';
import { expect, test } from './guarded-test';
import { cutOutPng, heavyPicture, photo } from './test-pictures';
import { choose, openTool } from './tool-page';

test('200 pictures are taken and no more; the grid holds those rows that can be seen', async ({ page }) => {
  test.slow();
  await openTool(page, 'en', FROM_SERVER);
  await answerAll(page);
  const { buffer } = await photo('a.jpg', 120, 80);
  const files = Array.from({ length: 202 }, (_, index) => ({
    name: `${index + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer,
  }));
  await chooseMany(page, files);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('200 photos');
  await expect(
    page.getByRole('group', { name: '2 files were not taken' }).getByText('202.jpg'),
  ).toBeVisible();
  await expect.poll(() => page.title()).toMatch(/^\d+\/200 · /);
  expect(await cells(page).count()).toBeLessThan(80);
  await expect(page.getByText('200 of 200 finished')).toBeVisible({ timeout: 60_000 });
  await cells(page).first().focus();
  await page.keyboard.press('End');
  await expect(inCell(page, '200.jpg')).toBeFocused();
  await expect.poll(() => page.title()).not.toMatch(/^\d+\//);
});

test('what the service does not take is scaled down where the visitor wants that, in a batch and alone', async ({
  page,
}) => {
  await openTool(page, 'en', FROM_SERVER);
  const sizes: number[] = [];
  const body = await cutOutPng(120, 80);
  await page.route(`**${REMOVE_PATH}`, (route) => {
    sizes.push(route.request().postDataBuffer()?.length ?? 0);
    return route.fulfill({ status: 200, contentType: 'image/png', body });
  });
  const heavy = await heavyPicture('heavy.png', MAX_UPLOAD_BYTES);
  await chooseMany(page, [await photo('light.jpg'), heavy]);
  await expect(page.getByText('1 of 2 finished')).toBeVisible();
  const shrink = page.getByRole('button', { name: en.errors.large.shrink });
  await shrink.click();
  await expect(page.getByText('2 of 2 finished')).toBeVisible();
  await expect(shrink).toHaveCount(0);

  await page.getByRole('button', { name: en.tool.batch.close }).click();
  await choose(page, heavy);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(en.errors.codes.upload_too_large.title);
  await shrink.click();
  await expect(page.getByText('heavy-cutout.png')).toBeVisible();
  await expect(page.getByText(/The photo was scaled down before it was sent/)).toBeVisible();
  expect(sizes).toHaveLength(3);
  expect(Math.max(...sizes)).toBeLessThan(MAX_UPLOAD_BYTES);
});
