import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import en from '../../messages/en/app.json' with { type: 'json' };
import { animation, photo } from '../e2e/test-pictures';
import { CUT_FORMATS, cutShort } from '../fixtures/cut-short';
import { openFirefox, type RunningFirefox } from '../fixtures/firefox';
import { brokenPictures, heicPhoto } from '../fixtures/heic-photo';
import { scenePipeline } from '../fixtures/pictures';
import { sharedServer } from '../fixtures/shared-server';
import { choose, click, openTool, shows } from './firefox-page';

const { url } = sharedServer();
let firefox: RunningFirefox;
beforeAll(async () => {
  firefox = await openFirefox();
});
afterAll(() => firefox.close());

it.each(CUT_FORMATS)('says on the device, too, that a part of a %s is missing', (format) =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=browser');
    await choose(firefox, page, await cutShort(format));
    await shows(page, en.errors.codes.picture_truncated.title);
    await shows(page, en.errors.codes.picture_truncated.text);
  }),
);

it('reads a JPEG whole that lacks nothing but its end mark', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=browser');
    const { buffer, ...file } = await photo('unended.jpg');
    await choose(firefox, page, { ...file, buffer: buffer.subarray(0, -2) });
    await shows(page, 'unended-cutout.png');
  }));

it.each(['gif', 'webp'] as const)('says that of a moving %s the first frame was cut out', (format) =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=browser');
    const { buffer } = await animation();
    const moving = await sharp(buffer, { animated: true })[format]().toBuffer();
    await choose(firefox, page, { name: `wave.${format}`, mimeType: `image/${format}`, buffer: moving });
    await shows(page, 'wave-cutout.png');
    await shows(page, en.tool.done.firstFrame);
  }),
);

it.each(['webp', 'avif'] as const)('turns a lying %s upright', (format) =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=browser');
    const lying = await scenePipeline(480, 320)[format]().withMetadata({ orientation: 6 }).toBuffer();
    await choose(firefox, page, { name: `lying.${format}`, mimeType: `image/${format}`, buffer: lying });
    const bytes = await firefox.downloaded('lying-cutout.png', () => click(page, 'link', 'Download PNG'));
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 320, height: 480 });
  }),
);

it('shows no broken picture beside the cut-out of a HEIC', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=server');
    await choose(firefox, page, await heicPhoto());
    await shows(page, en.tool.viewer.noOriginal);
    expect(await page.evaluate(brokenPictures)).toBe(0);
  }));
