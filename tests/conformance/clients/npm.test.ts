import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPackages, type Packages } from './npm-packages';
import { CUT_OUT, given, outputFile, pictureIn } from './run-client';

type Options = Readonly<Record<string, unknown>>;

/** What npm's `remove.bg` reads of an answer. */
interface Result {
  readonly base64img: string;
  readonly creditsCharged: string;
  readonly detectedType: string;
  readonly resultWidth: string;
  readonly resultHeight: string;
  readonly rateLimit: string;
  readonly rateLimitRemaining: string;
  readonly rateLimitReset: string;
}
type RemoveBg = Readonly<
  Record<`removeBackgroundFromImage${'File' | 'Base64' | 'Url'}`, (options: Options) => Promise<Result>>
>;

/** What `removd` reads. */
type Removd = Readonly<
  Record<'file' | 'base64' | 'url' | 'account', (options: Options) => Promise<Record<string, unknown>>>
>;

let packages: Packages;
beforeAll(() => {
  packages = installPackages(given.url);
}, 240_000);
afterAll(() => packages.remove());

describe('npm remove.bg 1.3.0', () => {
  const client = () => packages.require('remove.bg') as RemoveBg;
  const common = { apiKey: 'any', size: 'auto' };

  it('reads picture and headers of a file', async () => {
    const result = await client().removeBackgroundFromImageFile({ ...common, path: given.photoFile });
    expect(await pictureIn(Buffer.from(result.base64img, 'base64'))).toBe(CUT_OUT);
    expect(result).toMatchObject({
      ...{ creditsCharged: '0', detectedType: 'other', resultWidth: '320', resultHeight: '240' },
      rateLimit: expect.stringMatching(/^\d+$/) as string,
      rateLimitRemaining: expect.stringMatching(/^\d+$/) as string,
      rateLimitReset: expect.stringMatching(/^\d{10}$/) as string,
    });
  });

  it('writes the picture of a file with every option', async () => {
    const file = outputFile('remove-bg.png');
    const options = { type: 'product', crop: true, crop_margin: '10px', scale: '80%', position: 'center' };
    await client().removeBackgroundFromImageFile({
      ...{ ...common, ...options, path: given.photoFile, outputFile: file },
      ...{ roi: '0% 0% 100% 100%', channels: 'rgba', add_shadow: true },
    });
    expect(await pictureIn(file)).toMatch(/^png \d+x\d+ alpha$/);
  });

  it('reads the picture of base64, and of a URL', async () => {
    const base64img = readFileSync(given.photoFile).toString('base64');
    const results = [
      await client().removeBackgroundFromImageBase64({ ...common, base64img }),
      await client().removeBackgroundFromImageUrl({ ...common, url: given.photoUrl }),
    ];
    for (const result of results)
      expect(await pictureIn(Buffer.from(result.base64img, 'base64'))).toBe(CUT_OUT);
  });

  it('rejects with the list of errors', async () => {
    const url = given.photoUrl.replace('photo', 'none');
    await expect(client().removeBackgroundFromImageUrl({ ...common, url })).rejects.toEqual([
      expect.objectContaining({
        code: 'failed_image_download',
        title: 'Failed to download image from given image_url: HTTP Status 404',
      }),
    ]);
  });
});

describe('npm removd 1.1.1', () => {
  const client = () => packages.require('removd') as Removd;
  const common = { apikey: 'any', api_key: 'any' };

  it('writes the picture of a file, and reads its headers', async () => {
    const told = await client().file({
      ...common,
      source: given.photoFile,
      destination: outputFile('removd.png'),
    });
    expect(told).toMatchObject({ charged: 0, dimensions: '320x240', detected: 'other', resized: false });
    expect(await pictureIn(told['destination'] as string)).toBe(CUT_OUT);
  });

  it('writes the picture of base64 in a text file, with a data: prefix', async () => {
    const source = outputFile('photo.txt');
    writeFileSync(source, `data:image/jpeg;base64,${readFileSync(given.photoFile).toString('base64')}`);
    const told = await client().base64({
      ...common,
      source,
      destination: outputFile('removd-64.png'),
      toImage: true,
    });
    expect(told).toMatchObject({ dimensions: '320x240' });
    expect(await pictureIn(told['destination'] as string)).toBe(CUT_OUT);
  });

  it('writes the picture of a URL, on a colour', async () => {
    const told = await client().url({
      ...{ ...common, source: given.photoUrl, destination: outputFile('removd-url.png') },
      ...{ background: 'red', format: 'png' },
    });
    expect(told).toMatchObject({ dimensions: '320x240', detected: 'other' });
    expect(await pictureIn(told['destination'] as string)).toMatch(/^png 320x240/);
  });

  it('reads the account', async () => {
    const left = expect.any(Number) as number;
    expect(await client().account(common)).toEqual({
      credits: { total: left, subscription: left, payg: 0, enterprise: 0 },
      api: { free_calls: 0, sizes: 'all' },
    });
  });
});
