import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { Locale } from '@/lib/i18n/routing';
import { photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

/** Size of the picture that the viewer shows here: larger than any window of the tests. */
export const SIZE = { width: 1800, height: 1200 } as const;

/** A cut-out of two halves: red on the left, blue on the right. */
export async function halvesPng({ width, height } = SIZE): Promise<Buffer> {
  const half = (background: string) => ({
    create: { width: width / 2, height, channels: 4, background } as const,
  });
  const right = await sharp(half('#0000ff')).png().toBuffer();
  return sharp(half('#ff0000'))
    .extend({ right: width / 2, background: '#000' })
    .composite([{ input: right, left: width / 2, top: 0 }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** The tool with a cut-out in it, and what of the viewer tests ask for. */
export async function openViewer(page: Page, locale: Locale = 'en', headers: Record<string, string> = {}) {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await halvesPng(), headers });
  await openTool(page, locale, '?engine=server');
  await choose(page, await photo('holiday.jpg', SIZE.width, SIZE.height));
  const slider = page.getByRole('slider');
  await expect(slider).toBeVisible();
  const cutOut = page.locator('[data-layer=after]');
  const stage = page.locator('figure [role=group]');
  const boxOf = async (locator = cutOut) => {
    const box = await locator.boundingBox();
    if (box === null) throw new Error('This is not shown.');
    return { ...box, middleX: box.x + box.width / 2, middleY: box.y + box.height / 2 };
  };
  return {
    slider,
    cutOut,
    /** What the picture is looked at through. */
    stage,
    boxOf,
    /** Waits until the picture has come to rest, and says where. */
    restingBox: async () => {
      let last = await boxOf();
      await expect
        .poll(async () => {
          const before = last;
          last = await boxOf();
          return last.x === before.x && last.y === before.y && last.width === before.width;
        })
        .toBe(true);
      const around = await boxOf(stage);
      const { width, height } = last;
      // The page may have been scrolled between two looks.
      return { ...last, onMat: { x: last.x - around.x, y: last.y - around.y, width, height } };
    },
    /** Percentage of the original that shows, from the start edge. */
    originalShown: () =>
      page.locator('[data-layer=before]').evaluate((image) => {
        const sides = getComputedStyle(image).clipPath.match(/[\d.]+(?=%)/g) ?? ['0'];
        return 100 - Math.max(...sides.map(Number));
      }),
  };
}
