import en from '../../messages/en/app.json' with { type: 'json' };
import { CUT_FORMATS, cutShort } from '../fixtures/cut-short';
import { scenePipeline } from '../fixtures/pictures';
import { expect, ready, test } from './guarded-test';
import { animation, photo } from './test-pictures';
import { choose, openTool } from './tool-page';

/** Has a canvas give back something else than was drawn: as pixels, or as a file only. */
const SCRAMBLED = {
  pixels: `{
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const { getImageData } = prototype;
    prototype.getImageData = function (...box) {
      const read = getImageData.apply(this, box);
      for (let at = 0; at < read.data.length; at += 3) read.data[at] ^= 0x55;
      return read;
    };
  }`,
  files: `{
    const { prototype } = OffscreenCanvas;
    const { convertToBlob } = prototype;
    prototype.convertToBlob = function (options) {
      const context = this.getContext('2d');
      for (let x = 0; x < this.width; x += 2) context.clearRect(x, 0, 1, this.height);
      return convertToBlob.call(this, options);
    };
  }`,
};

const { canvas_altered: altered, picture_truncated: truncated } = en.errors.codes;

for (const [what, script] of Object.entries(SCRAMBLED)) {
  test(`no picture is made where ${what} of a canvas are scrambled, and nothing is downloaded`, async ({
    page,
  }) => {
    const loaded: string[] = [];
    page.context().on('request', (request) => loaded.push(request.url()));
    await page.context().route(/turbopack-worker-[^/]*\.js/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${script}\n${await response.text()}` });
    });
    await openTool(page, 'en', '?engine=browser');
    await choose(page, await photo());
    await expect(page.getByRole('heading', { name: altered.title })).toBeVisible();
    await expect(page.getByText(altered.text)).toBeVisible();
    expect(loaded.filter((url) => /\.(?:wasm|onnx)$/.test(url))).toEqual([]);
  });

  test(`the self-test says so where ${what} of a canvas are scrambled`, async ({ page }) => {
    await page.addInitScript(script);
    await page.goto('/en/device');
    await ready(page);
    await expect(page.getByText(en.device.verdict.unable)).toBeVisible();
    await expect(page.getByText(en.device.advice.alteredCanvas.title)).toBeVisible();
    await expect(page.getByText(en.device.rows.engine.noCanvasText)).toBeVisible();
  });
}

for (const format of CUT_FORMATS) {
  test(`a ${format} that is cut short is told here in the service’s words`, async ({ page }) => {
    await openTool(page, 'en', '?engine=browser');
    await choose(page, await cutShort(format));
    await expect(page.getByRole('heading', { name: truncated.title })).toBeVisible();
    await expect(page.getByText(truncated.text)).toBeVisible();
    // Of all others browsers give nothing.
    const offer = page.getByRole('button', { name: en.errors.partial });
    await expect(offer).toHaveCount(format === 'jpeg' ? 1 : 0);
  });
}

test('a JPEG that lacks nothing but its end mark is cut out', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  const { buffer, ...file } = await photo('unended.jpg');
  await choose(page, { ...file, buffer: buffer.subarray(0, -2) });
  await expect(page.getByText('unended-cutout.png')).toBeVisible();
});

test('what is there of a JPEG is cut out here where that will do', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await cutShort('jpeg'));
  await page.getByRole('button', { name: en.errors.partial }).click();
  await expect(page.getByText(en.tool.done.partial)).toBeVisible();
  await expect(page.getByText('half-cutout.png')).toBeVisible();
});

test('a JPEG behind white space is shown and cut out', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  const { buffer, ...file } = await photo('late.jpg');
  await choose(page, { ...file, buffer: Buffer.concat([Buffer.from('\r\n '), buffer]) });
  await expect(page.getByText('late-cutout.png')).toBeVisible();
});

test('an animation is known where the browser has no decoder for it', async ({ page }) => {
  await page.context().route(/turbopack-worker-[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete self.ImageDecoder;\n${await response.text()}` });
  });
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await animation('wave.gif'));
  await expect(page.getByText(en.tool.done.firstFrame)).toBeVisible();
});

for (const engine of ['server', 'browser']) {
  for (const format of ['webp', 'avif'] as const)
    test(`what lies is upright before and after: ${format}, by ${engine}`, async ({ page }) => {
      await openTool(page, 'en', `?engine=${engine}`);
      const lying = await scenePipeline(480, 320)[format]().withMetadata({ orientation: 6 }).toBuffer();
      await choose(page, { name: `lying.${format}`, mimeType: `image/${format}`, buffer: lying });
      await expect(page.getByText('lying-cutout.png')).toBeVisible();
      for (const layer of ['before', 'after']) {
        await expect
          .poll(() =>
            page
              .locator(`img[data-layer=${layer}]`)
              .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
          )
          .toEqual([320, 480]);
      }
    });
}

test('of print colours it is said that the service may do better', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  const buffer = await scenePipeline(480, 320).toColourspace('cmyk').jpeg().toBuffer();
  await choose(page, { name: 'print.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByText('print-cutout.png')).toBeVisible();
  await expect(page.getByText(en.tool.done.printColours)).toBeVisible();
});
