import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import en from '../../messages/en/app.json' with { type: 'json' };
import { photo } from '../e2e/test-pictures';
import { openFirefox, type RunningFirefox } from '../fixtures/firefox';
import { startServer } from '../fixtures/server';
import { sharedServer } from '../fixtures/shared-server';
import { choose, click, hand, openTool, shows } from './firefox-page';

const { url } = sharedServer();
let firefox: RunningFirefox;
beforeAll(async () => {
  firefox = await openFirefox();
});
afterAll(() => firefox.close());

type InOrder = typeof window & { order: string[] };

/** Downloads the cut-out that the page shows. */
async function download(page: Page, name: string) {
  const bytes = await firefox.downloaded(name, () => click(page, 'link', 'Download PNG'));
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 4, (y * info.width + x + 1) * 4),
  ];
  return { width: info.width, height: info.height, at };
}

/** The disc of the photo is there, and its ground is not. */
function expectCutOut({ width, height, at }: Awaited<ReturnType<typeof download>>): void {
  expect([width, height]).toEqual([480, 320]);
  expect(at(192, 144)[3]).toBeGreaterThan(200);
  expect(at(470, 310)[3]).toBeLessThan(55);
}

it('cuts a chosen photo out by the service and downloads it under its name', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url);
    await choose(firefox, page, await photo('holiday.jpg'));
    await shows(page, en.tool.done.onServer);
    expectCutOut(await download(page, 'holiday-cutout.png'));
  }));

it.each(['drop', 'paste'] as const)('takes a photo by %s', (how) =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url);
    await hand(page, how, await photo(`${how}.jpg`));
    await shows(page, `${how}-cutout.png`);
  }),
);

it('cuts a photo out on the device, as the service would', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, '?engine=browser');
    await choose(firefox, page, await photo('here.jpg'));
    await shows(page, en.tool.done.onDevice);
    expectCutOut(await download(page, 'here-cutout.png'));
  }));

it.each(['server', 'browser'])('cuts a photo out in a tab that nobody looks at, by %s', (engine) =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url, `?engine=${engine}`);
    // When the tab was left, when the cut-out came, and when the visitor did.
    await page.evaluate(() => {
      const order: string[] = ((window as InOrder).order = []);
      document.addEventListener('visibilitychange', () => order.push(document.visibilityState));
      new MutationObserver(() => {
        const isDone = document.body.innerText.includes('behind-cutout.png');
        if (isDone && !order.includes('done')) order.push('done');
      }).observe(document.body, { childList: true, subtree: true });
    });
    await choose(firefox, page, await photo('behind.jpg', 3000, 2000));
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    await page.waitForFunction(() => (window as InOrder).order.includes('done'), { polling: 200 });
    await page.bringToFront();
    await shows(page, 'behind-cutout.png');
    const order = await page.evaluate(() => (window as InOrder).order);
    expect(order).toEqual(['hidden', 'done', 'visible']);
  }),
);

it('opens without a network and cuts out on the device', async () => {
  const own = await startServer({}, { readyWithinMs: 60_000 });
  try {
    await firefox.withPage(own.url, async (page) => {
      await openTool(page, own.url, '?engine=browser');
      await choose(firefox, page, await photo('first.jpg'));
      await shows(page, 'first-cutout.png');
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
      await own.stop();
      await openTool(page, own.url, '?engine=browser');
      await choose(firefox, page, await photo('second.jpg'));
      await shows(page, 'second-cutout.png');
      expectCutOut(await download(page, 'second-cutout.png'));
    });
  } finally {
    await own.stop();
  }
});

it('has the picture again after a reload', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url);
    await choose(firefox, page, await photo('kept.jpg'));
    await shows(page, 'kept-cutout.png');
    // A reload breaks off what is still being fetched, and Firefox says so.
    await page.waitForNetworkIdle();
    await page.reload();
    await click(page, 'button', en.tool.history.open.replace('{name}', 'kept.jpg'));
    await shows(page, 'kept-cutout.png');
    expectCutOut(await download(page, 'kept-cutout.png'));
  }));

it('lays a colour behind the cut-out, in the file as well', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url);
    await choose(firefox, page, await photo('coloured.jpg'));
    await shows(page, 'coloured-cutout.png');
    await click(page, 'radio', en.tool.finish.colors.ff5a2b);
    const { at } = await download(page, 'coloured-cutout.png');
    expect(at(470, 310)).toEqual([0xff, 0x5a, 0x2b, 255]);
  }));

it('cuts three photos out at once and saves them as one ZIP', () =>
  firefox.withPage(url, async (page) => {
    await openTool(page, url);
    await choose(firefox, page, await photo('a.jpg'), await photo('b.jpg'), await photo('c.jpg'));
    const zip = await firefox.downloaded('cutouts.zip', () =>
      click(page, 'button', 'Download 3 photos as ZIP'),
    );
    const entries = unzipSync(zip);
    expect(Object.keys(entries)).toEqual(['a-cutout.png', 'b-cutout.png', 'c-cutout.png']);
    for (const bytes of Object.values(entries)) {
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 480, height: 320, channels: 4 });
    }
  }));
