import { afterEach, expect, it, vi } from 'vitest';
import { decodePicture } from './decode-picture';

afterEach(() => vi.unstubAllGlobals());

const bitmap = { width: 4, height: 3 };

it('asks for an upright picture in a word that older browsers do not know, and then without it', async () => {
  const decode = vi.fn((_: Blob, options: ImageBitmapOptions) =>
    options.imageOrientation === 'from-image'
      ? Promise.reject(new TypeError('The provided value is not a valid enum value'))
      : Promise.resolve(bitmap),
  );
  vi.stubGlobal('createImageBitmap', decode);
  expect(await decodePicture(new Blob(), 100)).toEqual({ bitmap, scale: 1 });
  expect(decode.mock.calls.map(([, options]) => options)).toEqual([
    { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'default' },
    { premultiplyAlpha: 'none', colorSpaceConversion: 'default' },
  ]);
});

it('takes what cannot be decoded for unreadable, at once', async () => {
  const decode = vi.fn(() => Promise.reject(new DOMException('no picture', 'InvalidStateError')));
  vi.stubGlobal('createImageBitmap', decode);
  await expect(decodePicture(new Blob(), 100)).rejects.toMatchObject({ code: 'picture_unreadable' });
  expect(decode).toHaveBeenCalledTimes(1);
});
