import { describe, expect, it } from 'vitest';
import { HISTORY_LIFETIME_MS, HISTORY_LIMIT, isDue, surplus } from './history-entry';

const NOW = 1_800_000_000_000;

describe('S-03: a picture is due', () => {
  it.each([
    ['just added', NOW, false],
    ['a millisecond before its time', NOW - HISTORY_LIFETIME_MS + 1, false],
    ['at its time', NOW - HISTORY_LIFETIME_MS, true],
    ['by a clock that was set right by seconds', NOW + 5_000, false],
    ['from a time to come', NOW + 3_600_000, true],
  ])('%s: %#', (_, addedAt, due) => {
    expect(isDue({ addedAt }, NOW)).toBe(due);
  });
});

describe('S-02: too many', () => {
  const added = (count: number) => Array.from({ length: count }, (_, id) => ({ id, addedAt: NOW - 1_000 }));

  it('are those beyond the newest, by the order in which they came', () => {
    expect(surplus(added(HISTORY_LIMIT), NOW)).toEqual([]);
    expect(surplus(added(HISTORY_LIMIT + 2), NOW).map(({ id }) => id)).toEqual([1, 0]);
  });

  it('is none where others are due anyway', () => {
    const entries = [...added(HISTORY_LIMIT), { id: 99, addedAt: NOW - HISTORY_LIFETIME_MS }];
    expect(surplus(entries, NOW).map(({ id }) => id)).toEqual([99]);
  });
});
