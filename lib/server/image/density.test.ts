import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { scenePipeline } from '../../../tests/fixtures/pictures';
import { setPngDensity, withJfifDensity } from './density';

const densityOf = async (picture: Buffer) => (await sharp(picture).metadata()).density;

describe('the density', () => {
  it.each([72, 96, 300, 311, 1_200])(
    'of %i is read back from a PNG that is otherwise the same',
    async (density) => {
      const png = await scenePipeline(20, 10).png().toBuffer();
      const before = await sharp(png).raw().toBuffer();
      setPngDensity(png, density);
      expect(await densityOf(png)).toBe(density);
      expect((await sharp(png, { failOn: 'warning' }).raw().toBuffer()).equals(before)).toBe(true);
    },
  );

  it.each([72, 300, 65_535])('of %i is read back from a JPEG', async (density) => {
    const jpeg = withJfifDensity(await scenePipeline(20, 10).jpeg().toBuffer(), density);
    expect(await densityOf(jpeg)).toBe(density);
  });

  it('is not written over whatever else a PNG holds', () => {
    expect(() => setPngDensity(Buffer.from('IDATpHYs'), 72)).toThrow('without pHYs');
  });
});
