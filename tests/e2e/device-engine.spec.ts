import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import { expect, test } from './guarded-test';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';

test('F-01: with the API out of reach the same photo is cut out here', async ({ page, guard }) => {
  guard.allowConsole(/net::ERR_CONNECTION_RESET/);
  await page.route(`**${REMOVE_PATH}`, (route) => route.abort('connectionreset'));
  await openTool(page);
  await choose(page, await photo('holiday.jpg', 480, 320));
  await expect(page.getByText('holiday-cutout.png')).toBeVisible();
  await expect(page.getByText('Made on your device')).toBeVisible();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download PNG' }).click(),
  ]);
  const bytes = await readFile(await saved.path());
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 480, height: 320, channels: 4 });
  const alphaAt = (x: number, y: number) => data[(y * info.width + x) * info.channels + 3];
  expect(alphaAt(192, 144)).toBeGreaterThan(200);
  expect(alphaAt(470, 310)).toBeLessThan(55);
});
