import { expect, it } from 'vitest';
import { quarters, QUARTERS } from '../../tests/fixtures/quarters';
import { uprightImage } from './upright';

it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)('undoes EXIF orientation %i', async (orientation) => {
  const { data, info } = await quarters(6, 4, orientation)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const upright = uprightImage(
    { width: info.width, height: info.height, data: new Uint8Array(data) },
    orientation,
  );
  expect([upright.width, upright.height]).toEqual([6, 4]);
  const at = (x: number, y: number) => [...upright.data.subarray((y * 6 + x) * 4, (y * 6 + x) * 4 + 3)];
  expect([at(0, 0), at(5, 0), at(0, 3), at(5, 3)]).toEqual(QUARTERS.map((color) => [...color]));
});
