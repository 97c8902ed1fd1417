import { expect, it } from 'vitest';
import { storedSize } from './store-line';

it.each([
  [0, 'bytes', 0],
  [1023, 'bytes', 1023],
  [1024, 'kilobytes', 1],
  [123_456, 'kilobytes', 120.6],
  [1_048_575, 'megabytes', 1],
  [1_048_576, 'megabytes', 1],
  [44_000_000, 'megabytes', 42],
])('%i bytes are %s: %d', (bytes, unit, count) => {
  expect(storedSize(bytes)).toEqual({ unit, count });
});
