import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import type { RgbaImage } from '@/lib/core/image';
import { startServer, type RunningServer } from '../fixtures/server';
import { addDifferences, pictureDifferences } from '../parity/difference';
import { chooseMany } from './batch-page';
import { expect, test as guarded } from './guarded-test';
import { photo } from './test-pictures';
import { choose, openTool } from './tool-page';

const COUNT = 50;

/** Against a server of its own, which the test kills. */
const test = guarded.extend<{ server: RunningServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
  server: async ({}, use) => {
    const server = await startServer({ INFERENCE_CHILDREN: '1' });
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url.replace('127.0.0.1', 'localhost')),
});

async function decoded(png: Uint8Array): Promise<RgbaImage> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

test('a batch of 50 whose server is killed half-way completes on a device that has the engine, each under its own name', async ({
  page,
  server,
  guard,
}) => {
  test.setTimeout(400_000);
  guard.allowConsole(/net::ERR_(CONNECTION_(CLOSED|REFUSED|RESET)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  // By its width each tells whose it is.
  const files = await Promise.all(
    Array.from({ length: COUNT }, (_, index) => photo(`${index}.jpg`, 200 + index, 160)),
  );
  const single = await Promise.all(
    [0, COUNT - 1].map(async (index) => {
      const answer = await fetch(`${server.url}/api/v1/remove`, {
        method: 'POST',
        body: new Uint8Array(files[index]!.buffer),
      });
      return decoded(new Uint8Array(await answer.arrayBuffer()));
    }),
  );
  // Nobody could bring the engine once the server is gone.
  await openTool(page, 'en', '?engine=browser');
  await choose(page, files[0]!);
  await expect(page.getByText('0-cutout.png')).toBeVisible({ timeout: 120_000 });
  await openTool(page);
  await chooseMany(page, files);
  await expect(page.getByText(/^(2[5-9]|[34]\d) of 50 finished$/)).toBeVisible({ timeout: 120_000 });
  process.kill(server.pid, 'SIGKILL');
  await expect(page.getByText('50 of 50 finished')).toBeVisible({ timeout: 240_000 });
  await expect(page.getByText('50 cut out', { exact: true })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download 50 photos as ZIP' }).click();
  const entries = unzipSync(readFileSync(await (await download).path()));
  expect(Object.keys(entries)).toEqual(files.map((_, index) => `${index}-cutout.png`));
  for (const [index, png] of Object.values(entries).entries()) {
    expect(await sharp(png).metadata()).toMatchObject({ width: 200 + index, height: 160 });
  }
  // Of the service, and of this device after it was gone.
  for (const [nth, index] of [0, COUNT - 1].entries()) {
    const differences = pictureDifferences();
    addDifferences(differences, single[nth]!, await decoded(entries[`${index}-cutout.png`]!));
    expect(differences.alpha.mean()).toBeLessThanOrEqual(0.25);
  }
});
