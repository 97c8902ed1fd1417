import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './guarded-test';
import { photo } from './test-pictures';
import { moveFingers, way } from './touch';
import { openViewer } from './viewer-page';

/** Movements take no time, so that each test sees where they end. */
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('buttons zoom in and out and back to the whole', async ({ page }) => {
  const { restingBox } = await openViewer(page);
  const whole = await restingBox();
  const out = page.getByRole('button', { name: 'Zoom out' });
  await expect(out).toHaveAttribute('aria-disabled', 'true');
  for (let press = 0; press < 3; press += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  expect((await restingBox()).width / whole.width).toBeCloseTo(1.5 ** 3, 1);
  await out.click();
  expect((await restingBox()).width / whole.width).toBeCloseTo(1.5 ** 2, 1);
  await page.getByRole('button', { name: 'Fit to view' }).click();
  expect((await restingBox()).onMat).toEqual(whole.onMat);
});

test('keys zoom, pan and go back to the whole', async ({ page }) => {
  const { stage, restingBox } = await openViewer(page);
  const whole = await restingBox();
  await stage.focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('+');
  const close = await restingBox();
  expect(close.width / whole.width).toBeCloseTo(1.5 ** 4, 1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const moved = await restingBox();
  expect(moved.x).toBeLessThan(close.x);
  expect(moved.y).toBeLessThan(close.y);
  for (let press = 0; press < 60; press += 1) await page.keyboard.press('ArrowRight');
  // The library counts in whole pixels, before it enlarges them.
  const frame = await stage.boundingBox();
  const edge = await restingBox();
  expect(Math.abs(edge.x + edge.width - frame!.x - frame!.width)).toBeLessThanOrEqual(4);
  await page.keyboard.press('-');
  expect((await restingBox()).width).toBeLessThan(close.width);
  await page.keyboard.press('0');
  expect((await restingBox()).onMat).toEqual(whole.onMat);
});

test(
  'the wheel scrolls the page until one has gone into the viewer; with Ctrl it zooms at once',
  { tag: '@mouse' },
  async ({ page }) => {
    const { stage, restingBox } = await openViewer(page);
    const whole = await restingBox();
    await page.mouse.move(whole.middleX, whole.middleY);
    await page.mouse.wheel(0, -120);
    expect(await restingBox()).toMatchObject({ width: whole.width });
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    const closer = await restingBox();
    expect(closer.width).toBeGreaterThan(whole.width);
    await stage.focus();
    await page.mouse.wheel(0, -120);
    expect((await restingBox()).width).toBeGreaterThan(closer.width);
  },
);

test(
  'a double click shows the picture’s own pixels, another the whole; a drag pans',
  { tag: '@mouse' },
  async ({ page }) => {
    const { restingBox } = await openViewer(page);
    const whole = await restingBox();
    await page.mouse.dblclick(whole.middleX, whole.middleY);
    await expect(page.getByRole('button', { name: 'Fit to view 100%' })).toBeVisible();
    const close = await restingBox();
    await page.mouse.move(whole.middleX, whole.middleY);
    await page.mouse.down();
    await page.mouse.move(whole.middleX - 80, whole.middleY - 50, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await restingBox()).x).toBeCloseTo(close.x - 80, 0);
    await page.waitForTimeout(400);
    await page.mouse.dblclick(whole.middleX, whole.middleY);
    await expect.poll(async () => (await restingBox()).onMat).toEqual(whole.onMat);
  },
);

test('two fingers zoom, one pans', { tag: '@touch' }, async ({ page }) => {
  const { restingBox } = await openViewer(page);
  const whole = await restingBox();
  const { middleX: x, middleY: y } = whole;
  await moveFingers(page, [way([x - 30, y], [x - 90, y], 12), way([x + 30, y], [x + 90, y], 12)]);
  await expect.poll(async () => (await restingBox()).width).toBeGreaterThan(whole.width * 1.8);
  const close = await restingBox();
  await moveFingers(page, [way([x, y], [x - 60, y], 8)]);
  await expect.poll(async () => (await restingBox()).x).toBeLessThan(close.x - 40);
});

/** What Chromium says of the tests' own looks at the loupe. */
const MANY_LOOKS = /willReadFrequently/;

/** Colour in the middle of the loupe. */
const loupeColour = (page: Page) =>
  page.locator('[data-loupe] canvas').evaluate((canvas: HTMLCanvasElement) => {
    const middle = canvas.width / 2;
    return [...(canvas.getContext('2d')?.getImageData(middle, middle, 1, 1).data ?? [])];
  });

test('the loupe follows the pointer and shows two pixels for each', async ({ page, guard, isMobile }) => {
  guard.allowConsole(MANY_LOOKS);
  const { restingBox } = await openViewer(page);
  await page.getByRole('button', { name: 'Loupe' }).click();
  const { x, y, width, height } = await restingBox();
  for (const [part, colour] of [
    [0.4, [255, 0, 0, 255]],
    [0.6, [0, 0, 255, 255]],
  ] as const) {
    const at = [x + width * part, y + height / 2] as const;
    if (isMobile) await moveFingers(page, [way([at[0] - 10, at[1]], at, 2)]);
    else await page.mouse.move(...at);
    await expect.poll(() => loupeColour(page)).toEqual(colour);
  }
  // Just beside the middle, where the colours meet: as far from it in the loupe as twice the picture's pixels.
  const pixels = 12;
  const at = [x + width / 2 + (pixels / 1800) * width, y + height / 2] as const;
  if (isMobile) await moveFingers(page, [[at]]);
  else await page.mouse.move(...at);
  await expect
    .poll(() =>
      page.locator('[data-loupe] canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { width: side } = canvas;
        const row = canvas.getContext('2d')!.getImageData(0, side / 2, side, 1).data;
        const blueFrom = Array.from({ length: side }, (_, column) => row[column * 4 + 2]!).indexOf(255);
        return Math.abs((side / 2 - blueFrom) / window.devicePixelRatio - 24);
      }),
    )
    .toBeLessThanOrEqual(4);
  await page.getByRole('button', { name: 'Loupe' }).click();
  await expect(page.locator('[data-loupe]')).toHaveCount(0);
});

test('the loupe goes by keys, and shows the original where the original shows', async ({ page, guard }) => {
  guard.allowConsole(MANY_LOOKS);
  const { stage } = await openViewer(page);
  await stage.focus();
  await page.keyboard.press('l');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => loupeColour(page)).toEqual([0, 0, 255, 255]);
  for (const key of ['ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
  await expect.poll(() => loupeColour(page)).toEqual([255, 0, 0, 255]);
  await page.keyboard.down('b');
  await expect.poll(async () => (await loupeColour(page))[1]).toBeGreaterThan(50);
  await page.keyboard.up('b');
  await page.keyboard.press('l');
  await expect(page.locator('[data-loupe]')).toHaveCount(0);
});

test('it fills the screen by button or key, and Escape leads back', async ({ page }) => {
  const { stage, boxOf, restingBox } = await openViewer(page);
  const figure = page.locator('figure');
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const inPage = await boxOf(figure);
  await page.getByRole('button', { name: 'Full screen', exact: true }).click();
  await expect.poll(async () => (await boxOf(figure)).width).toBeGreaterThanOrEqual(width);
  expect((await boxOf(figure)).height).toBeGreaterThanOrEqual(height);
  const { middleX } = await restingBox();
  expect(Math.abs(middleX - (await boxOf(stage)).middleX)).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect.poll(async () => (await boxOf(figure)).width).toBe(inPage.width);
  await stage.focus();
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeVisible();
});

/** A browser that gives the screen to videos only. */
const withoutFullScreen = (page: Page) =>
  page.addInitScript(() => Object.defineProperty(document, 'fullscreenEnabled', { value: false }));

test('a browser that gives the screen to videos only lets it fill the window', async ({ page }) => {
  await withoutFullScreen(page);
  const { stage, boxOf } = await openViewer(page);
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  await stage.focus();
  await page.keyboard.press('f');
  await expect.poll(async () => (await boxOf(page.locator('figure'))).width).toBe(width);
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  // Nothing of the page lies above it.
  const covered = await page.getByRole('button', { name: 'Leave full screen' }).evaluate((button) => {
    const { x, y, width: wide, height } = button.getBoundingClientRect();
    return !button.contains(document.elementFromPoint(x + wide / 2, y + height / 2));
  });
  expect(covered).toBe(false);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Full screen', exact: true })).toBeVisible();
});

test('everything that takes a finger is 44 pixels large', async ({ page, isMobile }) => {
  const { stage } = await openViewer(page);
  const controls = page
    .locator('figure button, figure label, figure [role=slider]')
    .filter({ visible: true });
  // The list of keys has no button where fingers do the work.
  await expect(controls).toHaveCount(isMobile ? 11 : 12);
  for (const control of await controls.all()) {
    const box = await control.boundingBox();
    expect(Math.min(box!.width, box!.height), await control.innerText()).toBeGreaterThanOrEqual(44);
  }
  await expect(stage).toHaveAttribute('aria-keyshortcuts', /B/);
});

for (const [name, size] of [
  ['a phone', { width: 390, height: 844 }],
  ['a phone on its side', { width: 844, height: 390 }],
] as const) {
  test(`on ${name} nothing that matters hides under the bar`, { tag: '@touch' }, async ({ page }) => {
    await page.setViewportSize(size);
    const { boxOf } = await openViewer(page, 'en', { 'X-Clearcut-Notice': 'first-frame' });
    const download = await boxOf(page.getByRole('link', { name: 'Download PNG' }));
    expect(download.y + download.height).toBeLessThanOrEqual(size.height);
    const mat = await boxOf(page.locator('.mat').first());
    const notice = await boxOf(page.getByText('Only its first frame was cut out.'));
    const upright = size.height > size.width;
    if (upright) expect(notice.y + notice.height).toBeLessThanOrEqual(mat.y);
    else expect(notice.x).toBeGreaterThanOrEqual(mat.x + mat.width);
    // Brought into view, the swatches and the picture lie beside or above the bar, not under it.
    for (const part of [page.getByRole('figure').getByTitle('Green'), page.getByAltText('The cut-out')]) {
      await part.scrollIntoViewIfNeeded();
      const { x, y, middleX, middleY, height } = await boxOf(part);
      const bar = await boxOf(page.getByRole('link', { name: 'Download PNG' }));
      expect(upright ? y + height <= bar.y : x < bar.x).toBe(true);
      const seen = await page.evaluate(
        ([left, top]) => document.elementFromPoint(left, top)?.closest('figure') !== null,
        [middleX, middleY] as const,
      );
      expect(seen).toBe(true);
    }
  });
}

test(
  'the next picture is seen from its top, however far down one was',
  { tag: '@touch' },
  async ({ page }) => {
    await openViewer(page);
    const next = page.locator('input[type=file][accept*=heif]');
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await next.setInputFiles(await photo('another.jpg'));
    await expect(page.getByText('another-cutout.png')).toBeVisible();
    await expect(page.locator('[data-tool-frame]')).toBeInViewport();
    const top = await page
      .locator('[data-tool-frame]')
      .evaluate((frame) => Math.round(frame.getBoundingClientRect().top));
    expect(top).toBeGreaterThanOrEqual(0);
  },
);

test('the mat has use for a wide screen', { tag: '@mouse' }, async ({ page }) => {
  await page.setViewportSize({ width: 2560, height: 1440 });
  const { boxOf } = await openViewer(page);
  expect((await boxOf(page.locator('.mat').first())).width).toBeGreaterThan(1500);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no barrier in it, zoomed, under the loupe and full, ${colorScheme}`, async ({
    page,
    isMobile,
  }) => {
    await page.emulateMedia({ colorScheme });
    // Axe opens a page of its own, which does not go beside a full screen.
    await withoutFullScreen(page);
    const { stage, slider } = await openViewer(page, isMobile ? 'ar' : 'en');
    await stage.focus();
    for (const key of ['+', '+', 'l']) await page.keyboard.press(key);
    await slider.press('End');
    await expectAccessible(page);
    await page.keyboard.press('f');
    await expectAccessible(page);
  });
}
