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

/** A PNG's beginning: it says how large the picture is, and has nothing of it. */
function pngHeader(width: number, height: number): Blob {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return new Blob([bytes]);
}

it.each([
  ['30,000 × 10,000 anywhere', 30_000, 10_000, 50_000_000],
  ['108 megapixels on a small device', 12_000, 9_000, 6_000_000],
])('does not begin to decode %s', async (_, width, height, maxPixels) => {
  const decode = vi.fn();
  vi.stubGlobal('createImageBitmap', decode);
  await expect(decodePicture(pngHeader(width, height), maxPixels)).rejects.toMatchObject({
    code: 'too_many_pixels',
  });
  expect(decode).not.toHaveBeenCalled();
});

it.each([
  ['108 megapixels on a large device', 12_000, 9_000, 50_000_000],
  ['what the service takes, on any', 8_000, 6_000, 6_000_000],
])('tries %s', async (_, width, height, maxPixels) => {
  const decode = vi.fn(() => Promise.resolve({ ...bitmap, close: () => undefined }));
  vi.stubGlobal('createImageBitmap', decode);
  await decodePicture(pngHeader(width, height), maxPixels);
  expect(decode).toHaveBeenCalled();
});
