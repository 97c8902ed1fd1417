import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pngSize } from './api-client';

const picture = sharp({ create: { width: 300, height: 7, channels: 4, background: 'red' } });

it('reads the size of a PNG', async () => {
  const png = new Uint8Array(await picture.clone().png().toBuffer());
  expect(pngSize(png.buffer)).toEqual({ width: 300, height: 7 });
});

it('knows no size of anything else', async () => {
  const jpeg = new Uint8Array(await picture.clone().jpeg().toBuffer());
  expect(pngSize(jpeg.buffer)).toBeUndefined();
  expect(pngSize(new Uint8Array([0x89, 0x50, 0x4e, 0x47]).buffer)).toBeUndefined();
});
