import { expect, it } from 'vitest';
import { intersectionOverUnion } from './intersection-over-union';

it('compares the masks above one half', () => {
  // truth: the first three; guess: the last three
  expect(intersectionOverUnion(Uint8Array.of(127, 128, 255, 200), Uint8Array.of(255, 255, 128, 0))).toBe(
    2 / 4,
  );
});

it('is 1 for the same mask, and 0 where both are empty', () => {
  expect(intersectionOverUnion(Uint8Array.of(255, 0), Uint8Array.of(129, 127))).toBe(1);
  expect(intersectionOverUnion(Uint8Array.of(0, 127), Uint8Array.of(127, 0))).toBe(0);
});
