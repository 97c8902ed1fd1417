import { describe, expect, it } from 'vitest';
import { slidingMedian } from './sliding-median';

/** Every value of the window sorted, for each sample. */
function byHand(data: Uint8Array, width: number, height: number, radius: number, least = 0): number[] {
  return Array.from(data, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const columns = Math.min(radius, x, width - 1 - x);
    const rows = Math.min(radius, y, height - 1 - y);
    const values: number[] = [];
    for (let v = y - rows; v <= y + rows; v++) {
      for (let u = x - columns; u <= x + columns; u++) {
        if (data[v * width + u]! >= least) values.push(data[v * width + u]!);
      }
    }
    return values.sort((a, b) => a - b)[values.length >> 1]!;
  });
}

describe('the sliding median', () => {
  const [width, height] = [23, 17];
  const data = Uint8Array.from({ length: width * height }, (_, i) => 60 + ((i * 7919) % 151));

  it.each([1, 3, 6])('is the middle of the window of radius %i', (radius) => {
    expect([...slidingMedian(data, width, height, radius)]).toEqual(byHand(data, width, height, radius));
  });

  it('leaves out what is below the least', () => {
    const bright = data.map((value, i) => (i % 3 === 0 ? 10 : value));
    bright.fill(200, 0, width);
    const found = slidingMedian(bright, width, height, 3, 60);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(60);
    const inside = 5 * width + 8;
    expect(found[inside]).toBe(byHand(bright, width, height, 3, 60)[inside]);
  });

  it('keeps a straight edge and drops a line narrower than its radius', () => {
    const edge = Uint8Array.from({ length: 40 * 20 }, (_, i) => (i % 40 < 20 ? 90 : 200));
    for (let y = 0; y < 20; y++) edge[y * 40 + 30] = edge[y * 40 + 31] = 100;
    const found = slidingMedian(edge, 40, 20, 5, 0);
    expect([...found.subarray(10 * 40, 11 * 40)]).toEqual([
      ...new Array<number>(20).fill(90),
      ...new Array<number>(20).fill(200),
    ]);
  });
});
