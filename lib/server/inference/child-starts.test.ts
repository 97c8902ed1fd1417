import { expect, it } from 'vitest';
import { respawnDelayMs } from './child-starts';

it('replaces a child at once, and one that was never warm later and later, up to ten seconds', () => {
  expect(Array.from({ length: 9 }, (_, failedStarts) => respawnDelayMs(failedStarts))).toEqual([
    ...[0, 250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000],
  ]);
});
