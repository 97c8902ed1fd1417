import { expect, it } from 'vitest';
import { cutOutMs, expectedMs, partMs } from './measurement';

const times = {
  download: 4000,
  start: 900,
  decode: 20,
  preprocess: 10,
  infer: 300,
  matte: 10,
  refine: 40,
  foreground: 30,
  composite: 20,
  encode: 70,
};
const measurement = { times, pixels: 2_000_000 };

it('counts a cut-out from file to file, without what is done once', () => {
  expect(cutOutMs(times)).toBe(500);
});

it('expects the net to take as long for any picture, and all else to grow with its pixels', () => {
  expect(expectedMs(measurement, 2_000_000)).toBe(500);
  expect(expectedMs(measurement, 12_000_000)).toBe(300 + 6 * 200);
});

it('adds up the steps of a part, and leaves out one that was not needed', () => {
  expect(partMs('edges', times)).toBe(100);
  expect(partMs('download', { infer: 300 })).toBeUndefined();
});
