import { expect, it } from 'vitest';
import { areaTaps } from './filter';
import { resamplePlane } from './plane';

it('resamples across and down', () => {
  const plane = { width: 4, height: 2, data: Float32Array.of(1, 3, 5, 7, 10, 30, 50, 70) };
  expect(resamplePlane(plane, areaTaps(4, 2), areaTaps(2, 1))).toEqual({
    width: 2,
    height: 1,
    data: Float32Array.of(11, 33),
  });
});

it('repeats samples where it enlarges by area', () => {
  const plane = { width: 2, height: 1, data: Float32Array.of(1, 2) };
  const { data } = resamplePlane(plane, areaTaps(2, 4), areaTaps(1, 2));
  expect([...data]).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
});
