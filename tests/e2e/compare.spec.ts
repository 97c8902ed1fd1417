import { expect, test } from './guarded-test';
import { cutOutPng, photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

test.beforeEach(async ({ page }) => {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await cutOutPng() });
});

test('the slider answers to the keyboard', async ({ page }) => {
  await openTool(page);
  await choose(page, await photo());
  const slider = page.getByRole('slider', { name: 'Compare before and after' });
  await expect(slider).toHaveAttribute('aria-valuenow', '50');
  await slider.focus();
  for (const [key, value] of [
    ['ArrowRight', '52'],
    ['ArrowLeft', '50'],
    ['PageUp', '60'],
    ['End', '100'],
    ['ArrowUp', '100'],
    ['Home', '0'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(slider).toHaveAttribute('aria-valuenow', value);
  }
  await expect(slider).toHaveAttribute('aria-valuetext', '0 per cent shows the picture as it was');
});

test('in Arabic the handle still goes where the arrow points', async ({ page }) => {
  await openTool(page, 'ar');
  await choose(page, await photo());
  const slider = page.getByRole('slider');
  await slider.focus();
  const before = await slider.boundingBox();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '48');
  const after = await slider.boundingBox();
  expect(after?.x).toBeGreaterThan(before?.x ?? Infinity);
});

test('the slider follows the pointer', async ({ page }) => {
  await openTool(page);
  await choose(page, await photo());
  const slider = page.getByRole('slider');
  const picture = await page.getByAltText('The cut-out').boundingBox();
  if (picture === null) throw new Error('The cut-out is not shown.');
  const middle = picture.y + picture.height / 2;
  await page.mouse.move(picture.x + picture.width / 2, middle);
  await page.mouse.down();
  await page.mouse.move(picture.x + picture.width / 4, middle, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(picture.x + picture.width * 0.9, middle);
  const value = Number(await slider.getAttribute('aria-valuenow'));
  expect(Math.abs(value - 25)).toBeLessThanOrEqual(1);
});

test('the backdrop changes what lies behind the cut-out', async ({ page }) => {
  await openTool(page);
  await choose(page, await photo());
  const cutOut = page.getByAltText('The cut-out');
  const behind = () => cutOut.evaluate((image) => getComputedStyle(image).backgroundColor);
  await expect(page.getByRole('radio', { name: 'Checkerboard' })).toBeChecked();
  for (const [name, colour] of [
    ['White', 'rgb(255, 255, 255)'],
    ['Black', 'rgb(0, 0, 0)'],
    ['Green', 'rgb(0, 177, 64)'],
  ] as const) {
    await page.getByRole('radio', { name }).check({ force: true });
    expect(await behind()).toBe(colour);
  }
});
