import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import en from '../../messages/en/app.json' with { type: 'json' };
import { photo } from '../e2e/test-pictures';
import type { TestFile } from '../e2e/tool-page';
import { startServer } from '../fixtures/server';
import { sharedServer } from '../fixtures/shared-server';
import { isWebkitInstalled, openWebkit, type RunningWebkit } from '../fixtures/webkit';
import { choose, clickLink, hand, openTool, shows } from './webkit-page';

describe.skipIf(!isWebkitInstalled())('the flow in WebKit', () => {
  const { url } = sharedServer();
  let webkit: RunningWebkit;
  beforeAll(async () => {
    webkit = await openWebkit();
  });
  afterAll(() => webkit.close());

  /** Cuts a photo out and saves it. */
  async function savedCutOut(file: TestFile, origin: string, query: string, place: string) {
    let bytes: Buffer | undefined;
    await webkit.withPage(async (page) => {
      await openTool(page, origin, query);
      await choose(webkit, page, file);
      await shows(page, place);
      const name = file.name.replace(/\.\w+$/, '-cutout.png');
      bytes = await webkit.downloaded(name, () => clickLink(page, 'Download PNG'));
    });
    return sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  }

  it('saves on the device what the service makes: alpha within 1 of 255', async () => {
    const { onServer, onDevice } = en.tool.done;
    const there = await savedCutOut(await photo('there.jpg'), url, '', onServer);
    const here = await savedCutOut(await photo('here.jpg'), url, '?engine=browser', onDevice);
    expect(here.info).toEqual(there.info);
    expect(here.info).toMatchObject({ width: 480, height: 320, channels: 4 });
    const differences = Array.from({ length: 480 * 320 }, (_, pixel) =>
      Math.abs(here.data[pixel * 4 + 3]! - there.data[pixel * 4 + 3]!),
    );
    expect(differences.reduce((most, difference) => Math.max(most, difference))).toBeLessThanOrEqual(1);
    const alphaAt = (x: number, y: number) => here.data[(y * 480 + x) * 4 + 3];
    expect(alphaAt(192, 144)).toBeGreaterThan(200);
    expect(alphaAt(470, 310)).toBeLessThan(55);
  });

  it.each(['drop', 'paste'] as const)('takes a photo by %s', (how) =>
    webkit.withPage(async (page) => {
      await openTool(page, url);
      await hand(page, how, await photo(`${how}.jpg`));
      await shows(page, `${how}-cutout.png`);
    }),
  );

  it('opens without a network and cuts out on the device', async () => {
    const own = await startServer({}, { readyWithinMs: 60_000 });
    try {
      await webkit.withPage(async (page) => {
        await openTool(page, own.url, '?engine=browser');
        await choose(webkit, page, await photo('first.jpg'));
        await shows(page, 'first-cutout.png');
        // It takes pages over when all is kept. Its `state` is of no use: in WebKit that stays at "installing" at times.
        const isKept = () => page.executeScript<boolean>(() => navigator.serviceWorker.controller !== null);
        await page.wait(isKept, 30_000, 'the service worker answers for the page');
        await own.stop();
        await openTool(page, own.url, '?engine=browser');
        await choose(webkit, page, await photo('second.jpg'));
        await shows(page, 'second-cutout.png');
      });
    } finally {
      await own.stop();
    }
  });
});
