import sharp from 'sharp';
import en from '../../messages/en/app.json' with { type: 'json' };
import { expect, test } from './guarded-test';
import { cutOutPng, photo } from './test-pictures';
import { choose, openTool } from './tool-page';

test('AVIF is made by the service, when asked for, of a picture that has been there', async ({ page }) => {
  const plain = await cutOutPng(120, 80);
  const avif = await sharp(plain).avif().toBuffer();
  const asked: string[] = [];
  await page.route(
    (url) => url.pathname === '/api/v1/remove',
    (route) => {
      const { searchParams } = new URL(route.request().url());
      asked.push(searchParams.toString());
      return searchParams.get('format') === 'avif'
        ? route.fulfill({ contentType: 'image/avif', body: avif })
        : route.fulfill({ contentType: 'image/png', body: plain });
    },
  );
  await openTool(page, 'en', '?engine=server');
  await choose(page, await photo('one.jpg', 120, 80));
  await page.getByRole('radio', { name: en.tool.finish.colors['000000'], exact: true }).last().check();
  await page.getByRole('tab', { name: en.tool.finish.file }).click();
  await page.getByRole('radio', { name: 'AVIF' }).check();
  const make = page.getByRole('button', { name: en.tool.served.make.replace('{format}', 'AVIF') });
  await expect(make).toBeEnabled();
  // Nothing has left for it yet.
  expect(asked).toEqual(['']);
  await make.click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download AVIF' }).click();
  expect((await download).suggestedFilename()).toBe('one-cutout.avif');
  expect(asked).toEqual(['', 'format=avif&quality=90&background=%23000000&partial=true']);

  // What the service has no words for, it is not asked for.
  await page.getByRole('tab', { name: en.tool.finish.size }).click();
  await page.getByRole('radio', { name: '90°' }).check();
  await expect(make).toBeDisabled();
  await expect(make).toHaveAccessibleDescription(en.tool.served.turn.replace('{format}', 'AVIF'));
});
