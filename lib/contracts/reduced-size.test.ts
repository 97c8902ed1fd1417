import { describe, expect, it } from 'vitest';
import { reducedSize } from './reduced-size';
import { plainRequest } from './remove';

const PLAIN = plainRequest('png');
const of = (picture: [number, number], planned: [number, number]) => {
  const [a, b] = [picture, planned].map(([width, height]) => ({ width, height })) as [Size, Size];
  const size = reducedSize(a, b, PLAIN);
  return size && [size.width, size.height];
};
type Size = { width: number; height: number };

describe('reducedSize', () => {
  it('is the output’s size where that is enough for a net', () => {
    expect(of([4_000, 3_000], [1_600, 1_200])).toEqual([1_600, 1_200]);
  });

  it('leaves a net its own resolution, in a whole multiple of the output', () => {
    expect(of([4_000, 3_000], [120, 90])).toEqual([360, 270]);
    expect(of([320, 240], [120, 90])).toBeUndefined();
  });

  it('never enlarges', () => {
    expect(of([800, 600], [800, 600])).toBeUndefined();
    expect(of([300, 4_000], [30, 400])).toEqual([270, 3_600]);
  });
});
