import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import en from '../../messages/en/app.json' with { type: 'json' };
import { animation } from '../e2e/test-pictures';
import { CUT_FORMATS, cutShort } from '../fixtures/cut-short';
import { brokenPictures, heicPhoto } from '../fixtures/heic-photo';
import { scenePipeline } from '../fixtures/pictures';
import { sharedServer } from '../fixtures/shared-server';
import { isWebkitInstalled, openWebkit, type RunningWebkit } from '../fixtures/webkit';
import { choose, clickLink, openTool, shows } from './webkit-page';

describe.skipIf(!isWebkitInstalled())('files in WebKit', () => {
  const { url } = sharedServer();
  let webkit: RunningWebkit;
  beforeAll(async () => {
    webkit = await openWebkit();
  });
  afterAll(() => webkit.close());

  it.each(CUT_FORMATS)('says on the device, too, that a part of a %s is missing', (format) =>
    webkit.withPage(async (page) => {
      await openTool(page, url, '?engine=browser');
      await choose(webkit, page, await cutShort(format));
      await shows(page, en.errors.codes.picture_truncated.title);
      await shows(page, en.errors.codes.picture_truncated.text);
    }),
  );

  it.each(['gif', 'webp'] as const)('says that of a moving %s the first frame was cut out', (format) =>
    webkit.withPage(async (page) => {
      await openTool(page, url, '?engine=browser');
      const { buffer } = await animation();
      const moving = await sharp(buffer, { animated: true })[format]().toBuffer();
      await choose(webkit, page, { name: `wave.${format}`, mimeType: `image/${format}`, buffer: moving });
      await shows(page, 'wave-cutout.png');
      await shows(page, en.tool.done.firstFrame);
    }),
  );

  it.each(['webp', 'avif'] as const)('turns a lying %s upright, before and after', (format) =>
    webkit.withPage(async (page) => {
      await openTool(page, url, '?engine=browser');
      const lying = await scenePipeline(480, 320)[format]().withMetadata({ orientation: 6 }).toBuffer();
      await choose(webkit, page, { name: `lying.${format}`, mimeType: `image/${format}`, buffer: lying });
      const bytes = await webkit.downloaded('lying-cutout.png', () => clickLink(page, 'Download PNG'));
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 320, height: 480 });
      const sizes = await page.executeScript<number[][]>(() =>
        [...document.querySelectorAll('main img')].map((image) => {
          const { naturalWidth, naturalHeight } = image as HTMLImageElement;
          return [naturalWidth, naturalHeight];
        }),
      );
      expect(sizes).toContainEqual([320, 480]);
      expect(sizes).not.toContainEqual([480, 320]);
    }),
  );

  it('shows no broken picture beside the cut-out of a HEIC', () =>
    webkit.withPage(async (page) => {
      await openTool(page, url, '?engine=server');
      await choose(webkit, page, await heicPhoto());
      await shows(page, en.tool.viewer.noOriginal);
      expect(await page.executeScript<number>(brokenPictures)).toBe(0);
    }));
});
