import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { errorBody } from '@/lib/contracts/errors';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import { STORAGE_KEYS } from '@/lib/contracts/storage-keys';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, REFUSED_REQUEST, test } from './guarded-test';
import { longestTaskMs } from './main-thread';
import { animation, flatPicture, largePhoto, phonePhoto, photo, sidewaysPhoto } from './test-pictures';
import { answerWith, choose, openTool } from './tool-page';

const RESET = /net::ERR_CONNECTION_RESET/;
/** A ring and a bar on white. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">
  <circle cx="180" cy="180" r="110" fill="none" stroke="#c81e28" stroke-width="36"/>
  <rect x="360" y="90" width="150" height="60" fill="#141e5a" transform="rotate(17 435 120)"/></svg>`;
const { onDevice, onDeviceAfterTrying, onServer } = en.tool.done;

/** The cut-out that the page shows, downloaded and decoded. */
async function download(page: Page) {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download PNG' }).click(),
  ]);
  const { data, info } = await sharp(await readFile(await saved.path()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { info, alphaAt: (x: number, y: number) => data[(y * info.width + x) * info.channels + 3] };
}

/** Collects what leaves, of the page and its workers: requests that can have a body. A GET has none. */
function bodiesOf(page: Page): string[] {
  const sent: string[] = [];
  page.context().on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
  });
  return sent;
}

const busy = (retryAfterSeconds?: number) => ({
  status: 503,
  contentType: 'application/json',
  body: JSON.stringify(
    errorBody('server_busy', retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  ),
});

test('F-01, F-02: with the API blocked the photo is cut out here, and none is sent once it is known', async ({
  page,
  guard,
}) => {
  guard.allowConsole(RESET);
  await page.route('**/api/**', (route) => route.abort('connectionreset'));
  const bodies = bodiesOf(page);
  await openTool(page);
  await choose(page, await photo('first.jpg', 480, 320));
  await expect(page.getByText('first-cutout.png')).toBeVisible();
  await expect(page.getByText(onDevice)).toBeVisible();
  const { info, alphaAt } = await download(page);
  expect(info).toMatchObject({ width: 480, height: 320, channels: 4 });
  expect(alphaAt(192, 144)).toBeGreaterThan(200);
  expect(alphaAt(470, 310)).toBeLessThan(55);

  await choose(page, await photo('second.jpg'));
  await expect(page.getByText('second-cutout.png')).toBeVisible();
  expect(bodies).toEqual([]);
});

test('F-01: with an API that resets every upload, the third photo is not sent any more', async ({
  page,
  guard,
}) => {
  guard.allowConsole(RESET);
  await page.route(`**${REMOVE_PATH}`, (route) => route.abort('connectionreset'));
  const bodies = bodiesOf(page);
  await openTool(page);
  for (const name of ['a', 'b', 'c', 'd']) {
    await choose(page, await photo(`${name}.jpg`));
    await expect(page.getByText(`${name}-cutout.png`)).toBeVisible();
    // A reset does not tell how much had arrived before it.
    const tried = ['a', 'b'].includes(name);
    await expect(page.getByText(tried ? onDeviceAfterTrying : onDevice)).toBeVisible();
  }
  expect(bodies).toHaveLength(2);
});

test('F-01: an API that does not answer is given up after 20 s', async ({ page }) => {
  // Never answered: the page has to give up by itself.
  await page.route(`**${REMOVE_PATH}`, () => undefined);
  await openTool(page);
  const began = Date.now();
  await choose(page, await photo('slow.jpg'));
  await expect(page.getByRole('heading', { name: en.tool.working.local })).toBeVisible({ timeout: 30_000 });
  expect(Date.now() - began).toBeGreaterThan(19_000);
  await expect(page.getByText(en.tool.working.switchedText)).toBeVisible();
  await expect(page.getByText('slow-cutout.png')).toBeVisible();
});

for (const [status, body] of [
  [503, errorBody('server_busy')],
  [429, errorBody('too_many_requests', { retryAfterSeconds: 30 })],
  [500, errorBody('internal_error')],
  [502, '<h1>Bad gateway</h1>'],
] as const) {
  test(`F-01: after a ${status} the photo is cut out here`, async ({ page, guard }) => {
    guard.allowConsole(REFUSED_REQUEST);
    await answerWith(page, {
      status,
      contentType: typeof body === 'string' ? 'text/html' : 'application/json',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    await openTool(page);
    await choose(page, await photo('kept.jpg'));
    await expect(page.getByText('kept-cutout.png')).toBeVisible();
    await expect(page.getByText(/^Made on your device/)).toBeVisible();
  });
}

test('F-01: a series goes on here when the service fills up, and returns to it afterwards', async ({
  page,
  guard,
}) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page);
  await choose(page, await photo('one.jpg'));
  await expect(page.getByText('one-cutout.png')).toBeVisible();
  await expect(page.getByText(onServer)).toBeVisible();
  await answerWith(page, busy(2));
  await choose(page, await photo('two.jpg'));
  await expect(page.getByText('two-cutout.png')).toBeVisible();
  await expect(page.getByText(/^Made on your device/)).toBeVisible();
  await page.unroute(`**${REMOVE_PATH}`);
  await page.waitForTimeout(2000);
  await choose(page, await photo('three.jpg'));
  await expect(page.getByText('three-cutout.png')).toBeVisible();
  await expect(page.getByText(onServer)).toBeVisible();
});

test('F-02, F-07: on this device only, nothing is sent, and the wish outlives the page', async ({ page }) => {
  const bodies = bodiesOf(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openTool(page);
  const toggle = page.getByRole('switch', { name: en.tool.device.name });
  await expect(toggle).not.toBeChecked();
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(toggle).toBeChecked();
  await openTool(page);
  await expect(toggle).toBeChecked();
  await choose(page, await sidewaysPhoto('private.jpg', 480, 320));
  await expect(page.getByText('private-cutout.png')).toBeVisible();
  await expect(page.getByText(onDevice)).toBeVisible();
  expect((await download(page)).info).toMatchObject({ width: 320, height: 480 });
  expect(bodies).toEqual([]);
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

test('S-01: localStorage holds nothing but what is on the list', async ({ page }) => {
  await page.goto('/en/remove-background?ff=engine:browser');
  await page.getByRole('switch').waitFor();
  await page.locator('header button').click();
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !(Object.values(STORAGE_KEYS) as string[]).includes(key))).toEqual([]);
});

test('no address sends what the visitor wants to keep on the device', async ({ page }) => {
  const bodies = bodiesOf(page);
  await page.addInitScript((key) => localStorage.setItem(key, 'browser'), STORAGE_KEYS.engine);
  await openTool(page, 'en', '?engine=server');
  await choose(page, await photo('mine.jpg'));
  await expect(page.getByText('mine-cutout.png')).toBeVisible();
  await expect(page.getByText(onDevice)).toBeVisible();
  expect(bodies).toEqual([]);
});

test('an address can ask for this device, too', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  await expect(page.getByRole('switch')).toBeChecked();
  await choose(page, await photo('forced.jpg'));
  await expect(page.getByText(onDevice)).toBeVisible();
});

test('F-08: without shared memory one thread does the same', async ({ page }) => {
  // As in browsers that do not know the isolating header.
  await page.route('**/remove-background*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['document-isolation-policy'];
    await route.fulfill({ response, headers });
  });
  await openTool(page, 'en', '?engine=browser');
  expect(await page.evaluate(() => [crossOriginIsolated, typeof SharedArrayBuffer])).toEqual([
    false,
    'undefined',
  ]);
  await choose(page, await photo('single.jpg', 480, 320));
  await expect(page.getByText('single-cutout.png')).toBeVisible();
  expect((await download(page)).alphaAt(192, 144)).toBeGreaterThan(200);
});

test('the first frame of an animation is cut out here, and the result says so', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await animation('wave.gif'));
  await expect(page.getByText('wave-cutout.png')).toBeVisible();
  await expect(page.getByText(en.tool.done.firstFrame)).toBeVisible();
});

test('F-02: a picture in which nothing stands out says so here, too', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  const empty = sharp({ create: { width: 320, height: 240, channels: 4, background: '#0000' } });
  await choose(page, { name: 'fog.png', mimeType: 'image/png', buffer: await empty.png().toBuffer() });
  await expect(page.getByText('fog-cutout.png')).toBeVisible();
  await expect(page.getByText(en.tool.done.noSubject)).toBeVisible();
});

test('S-06: the engine is downloaded once, and the next visit cuts out with what was kept', async ({
  page,
}) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const engineFiles = () => loaded.splice(0).filter((path) => /\.(wasm|onnx)$/.test(path));
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('first.jpg'));
  await expect(page.getByText('first-cutout.png')).toBeVisible();
  expect(engineFiles()).toHaveLength(2);
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('second.jpg'));
  await expect(page.getByText('second-cutout.png')).toBeVisible();
  expect(engineFiles()).toEqual([]);
});

test('F-08: what this device cannot hold is scaled down, and the result says so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { value: 0.25 }));
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('wide.jpg', 3000, 2000));
  await expect(page.getByText('wide-cutout.png')).toBeVisible();
  await expect(page.getByText(/1500 × 1000 pixels/)).toBeVisible();
  expect((await download(page)).info).toMatchObject({ width: 1500, height: 1000 });
});

test('F-08: a photo of 48 megapixels is cut out whole', async ({ page }) => {
  test.slow();
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await phonePhoto('whole.jpg'));
  await expect(page.getByText('whole-cutout.png')).toBeVisible({ timeout: 60_000 });
  const { info } = await download(page);
  expect(info).toMatchObject({ width: 8000, height: 6000 });
});

test('F-08: what no device should try to decode is refused by its header', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await flatPicture('flat.png', 21_000, 10_000));
  await expect(page.getByText(en.errors.codes.too_many_pixels.title)).toBeVisible();
});

test('a file that the browser cannot read says so, before anything is downloaded', async ({ page }) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(request.url()));
  await openTool(page, 'en', '?engine=browser');
  await choose(page, { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear reader,') });
  const { title } = en.errors.codes.not_a_picture;
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  expect(loaded.filter((url) => url.endsWith('.wasm'))).toEqual([]);
});

test('F-05: an engine that does not arrive says so, and can be tried again', async ({ page, guard }) => {
  guard.allowConsole(/net::ERR_FAILED/);
  await page.context().route('**/*.wasm', (route) => route.abort());
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('again.jpg'));
  const { title } = en.errors.codes.model_unavailable;
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.context().unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('again-cutout.png')).toBeVisible();
});

test('F-05: a page whose engine file is gone since an update asks to be reloaded, and then works', async ({
  page,
  guard,
}) => {
  guard.allowConsole(/status of 404/);
  // What a server answers after an update to a page of the build before.
  await page.context().route('**/models/*.onnx', (route) => route.fulfill({ status: 404 }));
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('old.jpg'));
  const { title } = en.errors.codes.page_outdated;
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.context().unroute('**/models/*.onnx');
  await page.getByRole('button', { name: en.errors.reload }).click();
  await expect(page.getByRole('heading', { name: title })).toHaveCount(0);
  await choose(page, await photo('new.jpg'));
  await expect(page.getByText('new-cutout.png')).toBeVisible();
});

test('F-05: a visitor who saves data is asked first, with the size, and can say no', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(request.url()));
  await openTool(page, 'en', '?engine=browser');
  await choose(page, await photo('dear.jpg'));
  await expect(page.getByRole('heading', { name: /^Download \d+ MB\?$/ })).toBeFocused();
  expect(loaded.filter((url) => url.endsWith('.wasm'))).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Choose a photo' })).toBeFocused();
  await choose(page, await photo('dear.jpg'));
  await page.getByRole('button', { name: en.tool.asking.load }).click();
  await expect(page.getByText('dear-cutout.png')).toBeVisible();
});

test('a visitor who saves data is not asked for a graphic, which needs no engine', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  const loaded: string[] = [];
  page.context().on('request', (request) => loaded.push(request.url()));
  await openTool(page, 'en', '?engine=browser');
  const buffer = await sharp(Buffer.from(LOGO)).flatten({ background: '#fff' }).png().toBuffer();
  await choose(page, { name: 'logo.png', mimeType: 'image/png', buffer });
  await expect(page.getByText('logo-cutout.png')).toBeVisible();
  await expect(page.getByText(en.tool.done.graphic)).toBeVisible();
  expect(loaded.filter((url) => /\.(wasm|onnx)$/.test(url))).toEqual([]);
});

test('work here can be cancelled, which ends the worker, and the next photo is cut out', async ({ page }) => {
  await openTool(page, 'en', '?engine=browser');
  const started = page.waitForEvent('worker');
  await choose(page, await largePhoto());
  const ended = (await started).waitForEvent('close');
  await expect(page.getByRole('heading', { name: en.tool.working.local })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await ended;
  await expect(page.getByText('Put a photo here')).toBeVisible();
  await choose(page, await photo('after.jpg'));
  await expect(page.getByText('after-cutout.png')).toBeVisible();
});

test('nothing keeps the page for more than 50 ms while this device works', async ({
  page,
  browser,
}, info) => {
  // By its path: a file given by its content would be decoded by the page, on its main thread.
  const path = info.outputPath('watched.jpg');
  await writeFile(path, (await photo('watched.jpg', 4000, 3000)).buffer);
  await openTool(page, 'en', '?engine=browser');
  const cutOut = async () => {
    await page.locator('input[type=file][accept*=heif]').setInputFiles(path);
    await expect(page.getByRole('slider')).toHaveCount(0);
    await expect(page.getByRole('slider')).toBeVisible();
  };
  const longest: number[] = [];
  for (let round = 0; round < 3; round += 1) longest.push(await longestTaskMs(browser, page, cutOut));
  // A collection of garbage may fall into any task. What blocks by itself does so each time.
  expect(Math.min(...longest)).toBeLessThanOrEqual(50);
});
