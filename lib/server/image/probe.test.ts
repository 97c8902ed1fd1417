import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { animatedPng } from '../../../tests/fixtures/animated-png';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { exifDensity } from './exif-density';
import { probe } from './probe';

describe('the density', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('that a %s names is found', async (format) => {
    const named = await scenePipeline(16, 16).withMetadata({ density: 240 }).toFormat(format).toBuffer();
    expect((await probe(named, format)).density).toBe(240);
  });

  it.each(['png', 'webp', 'avif', 'gif'] as const)('of a %s that names none is unknown', async (format) => {
    const unnamed = await scenePipeline(16, 16).toFormat(format).toBuffer();
    expect((await probe(unnamed, format)).density).toBeUndefined();
  });

  it('in EXIF may be given by the centimetre', () => {
    const tiff = Buffer.from('II*\0\x08\0\0\0\x02\0', 'latin1');
    const entries = [
      0x1a, 1, 5, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0x28, 1, 3, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0,
    ];
    const hundred = [100, 0, 0, 0, 1, 0, 0, 0];
    expect(exifDensity(Buffer.concat([tiff, Buffer.from([...entries, ...hundred])]))).toBeCloseTo(254);
  });

  it('never fails for what EXIF says', () => {
    const tiff = fc.tuple(
      fc.constantFrom('II*\0', 'MM\0*', 'Exif\0\0MM\0*'),
      fc.uint8Array({ maxLength: 60 }),
    );
    fc.assert(
      fc.property(tiff, ([head, rest]) => {
        const density = exifDensity(Buffer.concat([Buffer.from(head, 'latin1'), rest]));
        expect(density === undefined || typeof density === 'number').toBe(true);
      }),
    );
  });
});

it('tells an animated PNG, which the image library does not know', async () => {
  const still = await scenePipeline(16, 16).png().toBuffer();
  expect((await probe(still, 'png')).animated).toBe(false);
  expect((await probe(animatedPng(still, 2), 'png')).animated).toBe(true);
});

it('I3: refuses a WebP of 34 bytes and 50 megapixels, which no decoder reads by rows', async () => {
  const bomb = Buffer.from('UklGRhoAAABXRUJQVlA4TA4AAAAv/r/6AgcQEf0PRET/Aw==', 'base64');
  await expect(probe(bomb, 'webp')).rejects.toMatchObject({ code: 'too_many_pixels_for_format' });
});
