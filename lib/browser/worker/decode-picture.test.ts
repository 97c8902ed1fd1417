import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { quarters } from '@/tests/fixtures/quarters';
import { decodePicture, workingSize } from './decode-picture';

const readPixels = vi.hoisted(() => vi.fn());
vi.mock('./read-pixels', () => ({ readPixels }));

afterEach(() => vi.unstubAllGlobals());

const bitmap = { width: 4, height: 3 };

it('asks for an upright picture in a word that older browsers do not know, and then without it', async () => {
  const decode = vi.fn((_: Blob, options: ImageBitmapOptions) =>
    options.imageOrientation === 'from-image'
      ? Promise.reject(new TypeError('The provided value is not a valid enum value'))
      : Promise.resolve(bitmap),
  );
  vi.stubGlobal('createImageBitmap', decode);
  expect(await decodePicture(new Blob(), 100)).toEqual({
    bitmap,
    scale: 1,
    animated: false,
    cut: undefined,
    printColours: false,
  });
  expect(decode.mock.calls.map(([, options]) => options)).toEqual([
    { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'default' },
    { premultiplyAlpha: 'none', colorSpaceConversion: 'default' },
  ]);
});

/** A PNG's beginning and end: it says how large the picture is, and has nothing of it. */
function emptyPng(width: number, height: number): Blob {
  const bytes = new Uint8Array(45);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([0x49, 0x45, 0x4e, 0x44], 37);
  return new Blob([bytes]);
}

it('takes what cannot be decoded for unreadable, at once', async () => {
  const decode = vi.fn(() => Promise.reject(new DOMException('no picture', 'InvalidStateError')));
  vi.stubGlobal('createImageBitmap', decode);
  await expect(decodePicture(emptyPng(4, 3), 100)).rejects.toMatchObject({ code: 'picture_unreadable' });
  expect(decode).toHaveBeenCalledTimes(1);
});

it('takes a file that is gone for unreadable, and not for an error of the device', async () => {
  const gone = new Blob(['gone']);
  gone.slice = () =>
    ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) as unknown as Blob;
  await expect(decodePicture(gone, 100)).rejects.toMatchObject({ code: 'picture_unreadable' });
});

it.each([
  ['a scanner’s TIFF', 'II*\0\x08\0\0\0', 'unsupported_format'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg_not_supported'],
  ['a letter', 'Dear reader,', 'not_a_picture'],
])('says of %s what the service says, where this browser cannot decode it either', async (_, text, code) => {
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no', 'InvalidStateError')));
  await expect(decodePicture(new Blob([text]), 100)).rejects.toMatchObject({ code });
});

it('turns an AVIF that the browser leaves lying', async () => {
  const lying = await quarters(48, 32, 3).avif().withMetadata({ orientation: 3 }).toBuffer();
  const pixels = { width: 2, height: 1, data: new Uint8Array([1, 2, 3, 255, 4, 5, 6, 255]) };
  readPixels.mockResolvedValue(pixels);
  const sources: unknown[] = [];
  vi.stubGlobal(
    'ImageData',
    class {
      constructor(readonly data: Uint8ClampedArray) {}
    },
  );
  vi.stubGlobal('createImageBitmap', (source: unknown) => {
    sources.push(source);
    // As it is stored: wider than high.
    return Promise.resolve({ width: 2, height: 1, close: () => undefined });
  });
  await decodePicture(new Blob([lying]), 100);
  expect(sources.at(-1)).toMatchObject({ data: Uint8ClampedArray.from([4, 5, 6, 255, 1, 2, 3, 255]) });
});

it.each([
  ['30,000 × 10,000 anywhere', 30_000, 10_000, 50_000_000],
  ['108 megapixels on a small device', 12_000, 9_000, 6_000_000],
])('does not begin to decode %s', async (_, width, height, maxPixels) => {
  const decode = vi.fn();
  vi.stubGlobal('createImageBitmap', decode);
  await expect(decodePicture(emptyPng(width, height), maxPixels)).rejects.toMatchObject({
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
  await decodePicture(emptyPng(width, height), maxPixels);
  expect(decode).toHaveBeenCalled();
});

it('does not begin to decode what is cut short: browsers show half of it without a word', async () => {
  const decode = vi.fn();
  vi.stubGlobal('createImageBitmap', decode);
  const cut = emptyPng(40, 30).slice(0, 33);
  await expect(decodePicture(cut, 100)).rejects.toMatchObject({ code: 'picture_truncated' });
  expect(decode).not.toHaveBeenCalled();
});

describe('workingSize', () => {
  it('leaves alone what fits', () => {
    expect(workingSize({ width: 4000, height: 3000 }, 12_000_000)).toEqual({ width: 4000, height: 3000 });
  });

  it('brings 48 megapixels down to a phone’s 12, in their proportions', () => {
    expect(workingSize({ width: 8000, height: 6000 }, 12_000_000)).toEqual({ width: 4000, height: 3000 });
  });

  it('never exceeds the limit where there are sides to shorten, and never loses a side', () => {
    const side = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 70_000, max: 60_000_000 }), (width, height, maxPixels) => {
        const size = workingSize({ width, height }, maxPixels);
        expect(size.width * size.height).toBeLessThanOrEqual(maxPixels);
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
