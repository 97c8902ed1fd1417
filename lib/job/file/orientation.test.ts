import { expect, it } from 'vitest';
import { imir, irot, withProperties } from '../../../tests/fixtures/heif-boxes';
import { quarters } from '../../../tests/fixtures/quarters';
import { avifOrientation, webpOrientation } from './orientation';

const upright = await quarters(48, 32, 1).avif().toBuffer();

it.each([1, 2, 3, 4, 5, 6, 7, 8])('tells how the encoder has turned it: %i', async (orientation) => {
  const file = await quarters(48, 32, orientation).avif().withMetadata({ orientation }).toBuffer();
  expect(avifOrientation(file)).toBe(orientation);
});

it.each([
  ['turned, then flipped', [irot(1), imir(0)], 5],
  ['flipped, then turned', [imir(0), irot(1)], 7],
  ['turned, then mirrored', [irot(1), imir(1)], 7],
  ['mirrored twice', [imir(1), imir(1)], 1],
  ['with bits set that mean nothing', [irot(0xff), imir(0xfe)], 7],
])('follows properties in their order: %s', (_, properties, orientation) => {
  expect(avifOrientation(withProperties(upright, properties))).toBe(orientation);
});

it('is upright where the file says nothing, or cannot be read', () => {
  expect(avifOrientation(upright)).toBe(1);
  expect(avifOrientation(upright.subarray(0, 40))).toBe(1);
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('reads EXIF orientation %i', async (orientation) => {
  const file = await quarters(48, 32, orientation).webp().withMetadata({ orientation }).toBuffer();
  expect(webpOrientation(file)).toBe(orientation);
});

it('is upright where there is no EXIF, or a broken one', async () => {
  expect(webpOrientation(await quarters(48, 32, 1).webp().toBuffer())).toBe(1);
  const file = await quarters(48, 32, 6).webp().withMetadata({ orientation: 6 }).toBuffer();
  const directory = file.indexOf('EXIF', 'latin1') + 8;
  const broken = Buffer.from(file).fill(0xff, directory + 8);
  expect(webpOrientation(broken)).toBe(1);
});
