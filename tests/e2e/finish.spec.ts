import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import de from '../../messages/de/app.json' with { type: 'json' };
import { expect, test } from './guarded-test';
import { discCutOut, photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

const WIDTH = 480;
const HEIGHT = 320;

/** Opens the tool with a picture that is cut out. */
async function openCutOut(page: Page, locale: 'en' | 'de' = 'en'): Promise<void> {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await discCutOut(WIDTH, HEIGHT) });
  await openTool(page, locale, '?engine=server');
  await choose(page, await photo('disc.jpg', WIDTH, HEIGHT));
  await expect(page.getByRole('tab', { name: locale === 'en' ? 'Background' : 'Hintergrund' })).toBeVisible();
}

/** Chooses one of several things, as a click beside its hidden radio button does. */
const pick = (page: Page, name: string) =>
  page.getByRole('tabpanel').getByRole('radio', { name, exact: true }).check({ force: true });

/** Downloads what the visitor has made, once it is there. */
async function download(page: Page, format: string) {
  const link = page.getByRole('link', { name: `Download ${format}` });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const { data, info } = await sharp(await readFile(await file.path()))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const from = (y * info.width + x) * 4;
    return [...data.subarray(from, from + 4)];
  };
  return { name: file.suggestedFilename(), width: info.width, height: info.height, at };
}

test('a colour lies behind the cut-out in the file as well', async ({ page }) => {
  await openCutOut(page);
  expect((await download(page, 'PNG')).at(2, 2)).toEqual([0, 0, 0, 0]);
  await pick(page, 'Vermilion');
  const { name, at, width, height } = await download(page, 'PNG');
  expect([name, width, height]).toEqual(['disc-cutout.png', WIDTH, HEIGHT]);
  expect(at(2, 2)).toEqual([0xff, 0x5a, 0x2b, 255]);
  expect(at(240, 160)).toEqual([0xc0, 0x50, 0x20, 255]);
  await expect(page.getByText(`${WIDTH} × ${HEIGHT} px`)).toBeVisible();
});

test('the sliders of a colour say what they are in the page’s language', async ({ page }) => {
  await openCutOut(page, 'de');
  const { ownColor, shade, hue } = de.tool.finish;
  await pick(page, ownColor);
  const area = page.getByRole('slider', { name: shade });
  await page.getByRole('textbox', { name: de.tool.finish.hex }).fill('#804020');
  await expect(area).toHaveAttribute('aria-valuetext', 'Sättigung 75\u00a0%, Helligkeit 50\u00a0%');
  await area.press('ArrowRight');
  await expect(area).toHaveAttribute('aria-valuetext', 'Sättigung 80\u00a0%, Helligkeit 50\u00a0%');
  await expect(page.getByRole('slider', { name: hue })).toHaveAttribute('aria-valuenow', '20');
});

test('a picture of the visitor’s lies behind it, and moves', async ({ page }) => {
  await openCutOut(page);
  const halves = `<svg width="400" height="100"><rect width="200" height="100" fill="#00f"/><rect x="200" width="200" height="100" fill="#0f0"/></svg>`;
  await page
    .getByRole('tabpanel')
    .locator('input[type=file]')
    .setInputFiles({
      name: 'halves.png',
      mimeType: 'image/png',
      buffer: await sharp(Buffer.from(halves)).png().toBuffer(),
    });
  const centred = await download(page, 'PNG');
  expect(centred.at(2, 2)).toEqual([0, 0, 255, 255]);
  expect(centred.at(WIDTH - 3, 2)).toEqual([0, 255, 0, 255]);
  await page.getByRole('slider', { name: 'From the left' }).fill('1');
  expect((await download(page, 'PNG')).at(2, 2)).toEqual([0, 255, 0, 255]);
});

test('it is cropped, turned and written smaller, as JPEG', async ({ page }) => {
  await openCutOut(page);
  await page.getByRole('tab', { name: 'Size' }).click();
  await page.getByRole('switch', { name: 'Crop to the subject' }).check();
  await page.getByRole('slider', { name: 'Margin' }).fill('0');
  const cropped = await download(page, 'PNG');
  expect([cropped.width, cropped.height]).toEqual([160, 160]);
  await pick(page, '3 : 4');
  await pick(page, '90°');
  await page.getByRole('tab', { name: 'File' }).click();
  await pick(page, 'JPEG');
  await page.getByRole('spinbutton', { name: 'Longest side' }).fill('120');
  const { name, width, height, at } = await download(page, 'JPEG');
  expect([name, width, height]).toEqual(['disc-cutout.jpg', 90, 120]);
  expect(
    at(1, 1)
      .slice(0, 3)
      .every((level) => level > 250),
  ).toBe(true);
});

test('all of it works by keyboard alone, and is there again when the picture is cut out otherwise', async ({
  page,
}) => {
  await openCutOut(page);
  await page.getByRole('tab', { name: 'Background' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'White', exact: true }).last()).toBeChecked();
  await page.getByRole('tab', { name: 'Background' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Effects' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Graphic', exact: true }).click();
  expect((await download(page, 'PNG')).at(2, 2)).toEqual([255, 255, 255, 255]);
});

test('Escape cancels what is under way', async ({ page }) => {
  await page.route('**/api/v1/remove', () => undefined);
  await openTool(page, 'en', '?engine=server');
  await choose(page, await photo());
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden();
  await expect(page.locator('input[type=file][accept*=heif]')).toBeAttached();
});
