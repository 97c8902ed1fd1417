import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { REMOVE_PATH } from '@/lib/contracts/remove';
import en from '../../messages/en/app.json' with { type: 'json' };
import { answerAll, cells, chooseMany, dropFromDisk, FROM_SERVER, inCell, withFolder } from './batch-page';
import { expect, REFUSED_REQUEST, test } from './guarded-test';
import { cutOutPng, photo, sidewaysWebp } from './test-pictures';
import { answerWith, openTool, type TestFile } from './tool-page';

const photos = (count: number): Promise<TestFile[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => photo(`${index + 1}.jpg`, 240, 160)));

test('a dropped folder of 12 with one broken file gives 11 results and one named error', async ({
  page,
  guard,
}) => {
  guard.allowConsole(REFUSED_REQUEST);
  const files = await photos(12);
  const broken = { ...files[6]!, buffer: files[6]!.buffer.subarray(0, files[6]!.buffer.length / 2) };
  await openTool(page, 'en', FROM_SERVER);
  await withFolder(files.with(6, broken), async (folder) => {
    await dropFromDisk(page, [folder]);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('12 photos');
    await expect(page.getByText('12 of 12 finished')).toBeVisible();
  });
  await expect(page.getByText('11 cut out', { exact: true })).toBeVisible();
  await expect(page.getByText('1 failed', { exact: true })).toBeVisible();
  await inCell(page, '7.jpg').click();
  await expect(page.getByText(en.errors.codes.picture_truncated.title)).toBeVisible();
  await expect(page.getByText(en.errors.codes.picture_truncated.text)).toBeVisible();
});

test('pictures of a page about graphics are cut out as graphics, those that join them too', async ({
  page,
}) => {
  const types: (string | null)[] = [];
  const body = await cutOutPng(240, 160);
  await page.route(
    ({ pathname }) => pathname === REMOVE_PATH,
    (route) => {
      types.push(new URL(route.request().url()).searchParams.get('type'));
      return route.fulfill({ status: 200, contentType: 'image/png', body });
    },
  );
  await openTool(page, 'en', `${FROM_SERVER}#as=graphic`);
  await chooseMany(page, await photos(2));
  await expect(page.getByText('2 of 2 finished')).toBeVisible();
  await withFolder([await photo('joins.jpg', 240, 160)], async (folder) => {
    await dropFromDisk(page, [folder]);
    await expect(page.getByText('3 of 3 finished')).toBeVisible();
  });
  expect(types).toEqual(['graphic', 'graphic', 'graphic']);
});

test('nothing that is brought along is passed over in silence', async ({ page }) => {
  await openTool(page, 'en', FROM_SERVER);
  await answerAll(page);
  const zip = zipSync({
    'in.jpg': (await photo()).buffer,
    'more.zip': zipSync({}),
    'notes.txt': Buffer.from('buy milk'),
  });
  await chooseMany(page, [
    await photo('a.jpg'),
    { name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear reader') },
    { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    { name: 'trip.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) },
  ]);
  await expect(page.getByText('2 of 2 finished')).toBeVisible();
  await expect(inCell(page, 'in.jpg')).toBeVisible();
  const list = page.getByRole('group', { name: '4 files were not taken' });
  for (const text of [
    'letter.jpg',
    'trip.zip/notes.txt',
    'empty.jpg',
    'trip.zip/more.zip',
    en.tool.batch.refusals.zip_nested,
  ]) {
    await expect(list.getByText(text)).toBeVisible();
  }
});

test('the ZIP has every result under the picture’s own name, the same ones made distinct', async ({
  page,
}) => {
  // As in browsers that let no page write a file.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await openTool(page, 'en', FROM_SERVER);
  await answerAll(page);
  await chooseMany(page, [await photo('a.jpg'), await photo('a.png'), await photo('صورة.b.webp')]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download 3 photos as ZIP' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('cutouts.zip');
  const entries = unzipSync(readFileSync(await file.path()));
  expect(Object.keys(entries)).toEqual(['a-cutout.png', 'a-cutout-2.png', 'صورة.b-cutout.png']);
  const cutOut = await cutOutPng(240, 160);
  for (const bytes of Object.values(entries)) expect(Buffer.from(bytes).equals(cutOut)).toBe(true);
  await expect(page.getByText('3 photos saved.')).toBeVisible();
});

test('results go straight into a folder, and write over nothing there', async ({ page }) => {
  await page.addInitScript(() => {
    const picked = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getDirectoryHandle('picked', { create: true });
    };
    Object.assign(window, { showDirectoryPicker: picked });
  });
  await openTool(page, 'en', FROM_SERVER);
  await answerAll(page);
  await chooseMany(page, [await photo('a.jpg'), await photo('b.jpg')]);
  await expect(page.getByText('2 of 2 finished')).toBeVisible();
  for (const saved of [
    ['a-cutout.png', 'b-cutout.png'],
    ['a-cutout-2.png', 'b-cutout-2.png'],
  ]) {
    await page.getByRole('button', { name: en.tool.batch.folder }).click();
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const root = await navigator.storage.getDirectory();
          const folder = await root.getDirectoryHandle('picked', { create: true });
          const names: string[] = [];
          for await (const [name, handle] of folder.entries()) {
            // What is written first under another name goes while one looks.
            const file = await (handle as FileSystemFileHandle).getFile().catch(() => undefined);
            if (file && file.size > 0) names.push(name);
          }
          return names;
        }),
      )
      .toEqual(expect.arrayContaining(saved));
  }
  await expect(page.getByText('2 photos saved.')).toBeVisible();
});

test('the grid is worked by keyboard alone', { tag: '@mouse' }, async ({ page }) => {
  await openTool(page, 'en', FROM_SERVER);
  await answerAll(page, { 'X-Clearcut-Certainty': '0.25' });
  await chooseMany(page, await photos(9));
  await expect(page.getByText('9 of 9 finished')).toBeVisible();
  await inCell(page, '1.jpg').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(inCell(page, '2.jpg')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(inCell(page, '3.jpg')).toBeFocused();
  await expect(cells(page)).toHaveCount(8);
  await page.keyboard.press('End');
  await expect(inCell(page, '9.jpg')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('9-cutout.png')).toBeVisible();
  await expect(page.getByText('The engine is only 25% sure', { exact: false })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cells(page)).toHaveCount(8);
});

test('a picture that lies in its file stands upright among the small ones, before it is cut out', async ({
  page,
}) => {
  await openTool(page, 'en', FROM_SERVER);
  const cutOut = await cutOutPng();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**${REMOVE_PATH}`, async (route) => {
    await held;
    await route.fulfill({ status: 200, contentType: 'image/png', body: cutOut });
  });
  await chooseMany(page, [await sidewaysWebp('lying.webp', 320, 240), ...(await photos(1))]);
  const shown = inCell(page, 'lying.webp').locator('img');
  const ratio = () => shown.evaluate((image: HTMLImageElement) => image.naturalHeight / image.naturalWidth);
  await expect.poll(ratio).toBeCloseTo(320 / 240, 1);
  release();
  await expect(page.getByText('2 of 2 finished')).toBeVisible();
});

test('a refusal for now is waited for, and nothing is sent meanwhile', async ({ page, guard }) => {
  guard.allowConsole(REFUSED_REQUEST);
  await openTool(page, 'en', FROM_SERVER);
  const cutOut = await cutOutPng();
  const sentAt: number[] = [];
  await page.route(`**${REMOVE_PATH}`, (route) => {
    sentAt.push(performance.now());
    return sentAt.length === 1
      ? route.fulfill({ status: 429, headers: { 'Retry-After': '3' }, body: '' })
      : route.fulfill({ status: 200, contentType: 'image/png', body: cutOut });
  });
  await chooseMany(page, await photos(3));
  await expect(page.getByText(/Continuing in \d s\./)).toBeVisible();
  await expect(page.getByText('3 of 3 finished')).toBeVisible();
  const [refused, next, ...others] = sentAt;
  expect(next! - refused!).toBeGreaterThanOrEqual(3000);
  expect(others).toHaveLength(2);
});

test('what is stopped stays, and goes on at the visitor’s wish', async ({ page }) => {
  await openTool(page, 'en', FROM_SERVER);
  const cutOut = await cutOutPng();
  let isOpen = false;
  await page.route(`**${REMOVE_PATH}`, async (route) => {
    if (isOpen) await route.fulfill({ status: 200, contentType: 'image/png', body: cutOut });
  });
  await chooseMany(page, await photos(4));
  await expect(page.getByText('0 of 4 finished')).toBeVisible();
  await page.getByRole('button', { name: en.tool.batch.stop, exact: true }).click();
  await expect(page.getByText('4 stopped', { exact: true })).toBeVisible();
  isOpen = true;
  await page.getByRole('button', { name: 'Try 4 photos again' }).click();
  await expect(page.getByText('4 cut out', { exact: true })).toBeVisible();
});

/** Colour of the first pixel. */
async function corner(picture: Uint8Array): Promise<number[]> {
  return [...(await sharp(picture).ensureAlpha().raw().toBuffer()).subarray(0, 4)];
}

test('a background is for all pictures or for one: in what is saved by itself, and in the ZIP', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await openTool(page, 'en', FROM_SERVER);
  const body = await sharp({ create: { width: 240, height: 160, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer();
  await answerWith(page, { status: 200, contentType: 'image/png', body });
  await chooseMany(page, await photos(3));
  await expect(page.getByText('3 of 3 finished')).toBeVisible();
  const pick = (name: string) => page.getByRole('radio', { name, exact: true }).check();
  await page.getByRole('button', { name: en.tool.batch.finish.open }).click();
  await expect(page.getByText('1-cutout.png')).toBeVisible();
  await pick('Vermilion');
  await page.getByRole('button', { name: en.tool.batch.back }).click();

  await inCell(page, '2.jpg').dblclick();
  await expect(page.getByText('2-cutout.png')).toBeVisible();
  await pick(en.tool.batch.finish.one);
  await pick('Black');
  const alone = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download PNG' }).click();
  expect(await corner(readFileSync(await (await alone).path()))).toEqual([0, 0, 0, 255]);
  await page.keyboard.press('Escape');

  await inCell(page, '3.jpg').click();
  const made = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download PNG' }).click();
  expect(await corner(readFileSync(await (await made).path()))).toEqual([255, 0x5a, 0x2b, 255]);

  const all = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download 3 photos as ZIP' }).click();
  const entries = unzipSync(readFileSync(await (await all).path()));
  const corners = await Promise.all(Object.values(entries).map(corner));
  expect(corners).toEqual([
    [255, 0x5a, 0x2b, 255],
    [0, 0, 0, 255],
    [255, 0x5a, 0x2b, 255],
  ]);
});
