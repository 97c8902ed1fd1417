import { brokenPictures, heicPhoto } from '../fixtures/heic-photo';
import { expect, test } from './guarded-test';
import { cutOutPng } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';
import { moveFingers, way } from './touch';
import { openViewer } from './viewer-page';

test('the result is shown whole first', async ({ page }) => {
  const { slider, originalShown } = await openViewer(page);
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  await expect(slider).toHaveAttribute('aria-valuetext', '0 per cent shows the original');
  expect(await originalShown()).toBe(0);
});

test('the slider answers to the keyboard', async ({ page }) => {
  const { slider, originalShown } = await openViewer(page);
  await slider.focus();
  for (const [key, value] of [
    ['ArrowRight', '2'],
    ['ArrowLeft', '0'],
    ['PageUp', '10'],
    ['End', '100'],
    ['ArrowUp', '100'],
    ['Home', '0'],
    ['PageUp', '10'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(slider).toHaveAttribute('aria-valuenow', value);
  }
  expect(await originalShown()).toBe(10);
});

test('in Arabic it begins at the right, and the handle still goes where the arrow points', async ({
  page,
}) => {
  const { slider, boxOf, originalShown } = await openViewer(page, 'ar');
  const [handle, picture] = [await boxOf(slider), await boxOf()];
  expect(handle.middleX).toBeGreaterThan(picture.middleX);
  await slider.focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuenow', '12');
  expect((await boxOf(slider)).x).toBeLessThan(handle.x);
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '10');
  expect(await originalShown()).toBe(10);
});

test('the handle is dragged, by mouse or by finger', async ({ page, isMobile }) => {
  const { slider, boxOf, originalShown } = await openViewer(page);
  const [handle, picture] = [await boxOf(slider), await boxOf()];
  const target = [picture.x + picture.width / 4, handle.middleY] as const;
  if (isMobile) {
    await moveFingers(page, [way([handle.middleX, handle.middleY], target)]);
  } else {
    await page.mouse.move(handle.middleX, handle.middleY);
    await page.mouse.down();
    await page.mouse.move(...target, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(picture.x + picture.width * 0.9, handle.middleY);
  }
  await expect.poll(async () => Math.abs((await originalShown()) - 25)).toBeLessThanOrEqual(1);
});

test('the original shows while its button is held', async ({ page, isMobile }) => {
  const { boxOf, originalShown } = await openViewer(page);
  const button = page.getByRole('button', { name: 'Original: hold to see it' });
  const { middleX, middleY } = await boxOf(button);
  const whileHeld = () => expect.poll(originalShown).toBe(100);
  if (isMobile) {
    await moveFingers(page, [[[middleX, middleY]]], whileHeld);
  } else {
    await page.mouse.move(middleX, middleY);
    await page.mouse.down();
    await whileHeld();
    await page.mouse.up();
  }
  await expect.poll(originalShown).toBe(0);
});

test('the original shows while a key is held, on the mat and on the button', async ({ page }) => {
  const { stage, originalShown } = await openViewer(page);
  const button = page.getByRole('button', { name: 'Original: hold to see it' });
  for (const [focused, key] of [
    [stage, 'Space'],
    [stage, 'b'],
    [button, 'Enter'],
    [button, 'b'],
  ] as const) {
    await focused.focus();
    await page.keyboard.down(key);
    await expect.poll(originalShown).toBe(100);
    await page.keyboard.up(key);
    await expect.poll(originalShown).toBe(0);
  }
});

test('a key that is held when the focus goes is let go', async ({ page }) => {
  const { stage, originalShown } = await openViewer(page);
  await stage.focus();
  await page.keyboard.down('b');
  await expect.poll(originalShown).toBe(100);
  await page.getByRole('link', { name: 'Download PNG' }).focus();
  await expect.poll(originalShown).toBe(0);
  await page.keyboard.up('b');
});

test('the backdrop changes what lies behind the cut-out', async ({ page }) => {
  const { cutOut } = await openViewer(page);
  const behind = () => cutOut.evaluate((image) => getComputedStyle(image).backgroundColor);
  await expect(page.getByRole('figure').getByRole('radio', { name: 'Checkerboard' })).toBeChecked();
  for (const [name, colour] of [
    ['White', 'rgb(255, 255, 255)'],
    ['Black', 'rgb(0, 0, 0)'],
    ['Green', 'rgb(0, 177, 64)'],
  ] as const) {
    await page.getByRole('figure').getByTitle(name).click();
    await expect(page.getByRole('figure').getByRole('radio', { name })).toBeChecked();
    expect(await behind()).toBe(colour);
  }
  await page.getByRole('figure').getByRole('radio', { name: 'Green' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('figure').getByRole('radio', { name: 'Black' })).toBeChecked();
});

test('where the browser cannot show the original, there is no comparison and no broken picture', async ({
  page,
}) => {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await cutOutPng() });
  await openTool(page, 'en', '?engine=server');
  await choose(page, await heicPhoto());
  await expect(page.getByText('This browser cannot show the original.')).toBeVisible();
  await expect(page.getByRole('slider')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Original: hold to see it' })).toHaveCount(0);
  expect(await page.evaluate(brokenPictures)).toBe(0);
  await expect(page.getByAltText('The cut-out')).toBeVisible();

  await page.locator('figure [role=group]').focus();
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Zoom out' })).toHaveAttribute('aria-disabled', 'false');
});
