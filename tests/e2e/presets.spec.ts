import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import en from '../../messages/en/app.json' with { type: 'json' };
import { scenePipeline } from '../fixtures/pictures';
import { expect, test } from './guarded-test';
import { photo } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

const TEXTS = en.tool.presets;
const SIZE = { width: 480, height: 320 } as const;

/** The disc of the test photo, cut out; the engine here renders from it. */
async function discPng(): Promise<Buffer> {
  const { width, height } = SIZE;
  const disc = `<svg width="${width}" height="${height}"><circle cx="192" cy="144" r="96"/></svg>`;
  return scenePipeline(width, height)
    .ensureAlpha()
    .composite([{ input: Buffer.from(disc), blend: 'dest-in' }])
    .png()
    .toBuffer();
}

/** The tool with a cut-out in it, and a preset chosen for that. */
async function choosePreset(page: Page, name: keyof typeof TEXTS.names) {
  await answerWith(page, { status: 200, contentType: 'image/png', body: await discPng() });
  await openTool(page, 'en', '?engine=server');
  await choose(page, await photo('thing.jpg', SIZE.width, SIZE.height));
  await page.getByRole('tab', { name: en.tool.finish.presets }).click();
  await page.getByRole('searchbox', { name: TEXTS.search }).fill(TEXTS.names[name]);
  // The tables are fetched on demand: the choice shows when they are there.
  const choice = page.getByRole('radio', { name: TEXTS.names[name] });
  await choice.click();
  await expect(choice).toBeChecked();
  return page.getByRole('region', { name: TEXTS.checks });
}

async function downloadJpeg(page: Page) {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download JPEG' }).click(),
  ]);
  const bytes = await readFile(await saved.path());
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { format: (await sharp(bytes).metadata()).format, info, corner: [...data.subarray(0, 3)] };
}

test('Amazon’s main picture is made, and what it checks is seen before the download', async ({ page }) => {
  const checks = await choosePreset(page, 'amazon-main');
  await expect(checks.getByText(TEXTS.outcomes.pass)).not.toHaveCount(0);
  await expect(checks.getByText(TEXTS.outcomes.fail)).toHaveCount(0);
  const { format, info, corner } = await downloadJpeg(page);
  expect(format).toBe('jpeg');
  expect(info).toMatchObject({ width: 2000, height: 2000 });
  expect(corner).toEqual([255, 255, 255]);

  // A change by hand keeps the preset, whose check then fails.
  await page.getByRole('tab', { name: en.tool.finish.background }).click();
  await page
    .getByRole('tabpanel')
    .getByRole('radio', { name: en.tool.finish.colors['000000'] })
    .check({ force: true });
  await expect(checks.getByText(TEXTS.outcomes.fail)).toHaveCount(1);
});

test('Australia’s passport leaves the picture’s background, and measures the head from the chin', async ({
  page,
}) => {
  const checks = await choosePreset(page, 'australia-passport');
  await expect(checks.getByText(TEXTS.barriers.australiaRetouched)).toBeVisible();
  const head = checks.getByRole('listitem').filter({ hasText: TEXTS.quantities.head });
  await expect(head).toContainText(TEXTS.outcomes.unknown);
  await checks.getByRole('slider', { name: TEXTS.chin }).press('ArrowRight');
  await expect(head).toContainText(TEXTS.outcomes.pass);

  const { info, corner } = await downloadJpeg(page);
  expect(info).toMatchObject({ width: 827, height: 1063 });
  // The ground of the test photo is dark: nothing was put in its place.
  expect(Math.max(...corner)).toBeLessThan(150);
});

test('Germany’s passport says why there is none, and the cut-out stays as it is', async ({ page }) => {
  const checks = await choosePreset(page, 'germany-passport');
  await expect(checks.getByText(TEXTS.barriers.germanyOffice)).toBeVisible();
  const summary = `${TEXTS.names['germany-passport']} · ${TEXTS.notOffered}`;
  await expect(page.getByText(summary, { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download PNG' })).toBeVisible();
});
