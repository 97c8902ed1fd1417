import { describe, expect, it } from 'vitest';
import { dilate } from './dilate';

describe('dilation', () => {
  const size = { width: 19, height: 13 };

  it.each([0, 1, 4])('reaches as far as the radius %i, and no farther', (radius) => {
    const mask = new Uint8Array(size.width * size.height);
    for (const i of [0, 65, 130, size.width - 1, mask.length - 1]) mask[i] = 2;
    const near = (at: number) =>
      mask.some(
        (value, i) =>
          value !== 0 &&
          Math.abs((i % size.width) - (at % size.width)) <= radius &&
          Math.abs(Math.floor(i / size.width) - Math.floor(at / size.width)) <= radius,
      );
    expect([...dilate(mask, size, radius)]).toEqual(Array.from(mask, (_, i) => (near(i) ? 1 : 0)));
  });
});
