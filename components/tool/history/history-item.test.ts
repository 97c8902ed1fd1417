import { expect, it } from 'vitest';
import { timeLeft } from './history-item';

const HOUR_MS = 3_600_000;

it.each([
  [-5_000, 4, 0],
  [0, 4, 0],
  [1, 4, 0],
  [60_000, 3, 59],
  [3 * HOUR_MS + 1, 1, 0],
  [4 * HOUR_MS - 1, 0, 1],
  [5 * HOUR_MS, 0, 0],
])('%i ms after it was added: %i h %i min', (age, hours, minutes) => {
  expect(timeLeft(1_000_000, 1_000_000 + age)).toEqual({ hours, minutes });
});
