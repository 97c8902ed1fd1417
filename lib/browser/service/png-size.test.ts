import sharp from 'sharp';
import { expect, it } from 'vitest';
import { pngSize } from './png-size';

const picture = sharp({ create: { width: 300, height: 7, channels: 4, background: 'red' } });

it('reads the size of a PNG', async () => {
  const png = new Blob([new Uint8Array(await picture.clone().png().toBuffer())]);
  expect(await pngSize(png)).toEqual({ width: 300, height: 7 });
});

it('knows no size of anything else', async () => {
  const jpeg = new Blob([new Uint8Array(await picture.clone().jpeg().toBuffer())]);
  expect(await pngSize(jpeg)).toBeUndefined();
  expect(await pngSize(new Blob(['\x89PNG']))).toBeUndefined();
});
