import { describe, expect, it } from 'vitest';
import { ExpiringMap } from './expiring-map';

describe('ExpiringMap', () => {
  it('forgets after its time, counted from the first set', () => {
    const map = new ExpiringMap<number>(10, 1_000);
    map.set('a', 1, 0);
    map.set('a', 2, 900);
    expect(map.get('a', 999)).toBe(2);
    expect(map.get('a', 1_000)).toBeUndefined();
    map.set('a', 3, 1_000);
    expect(map.get('a', 1_999)).toBe(3);
  });

  it('never holds more than it may, whatever comes', () => {
    const map = new ExpiringMap<number>(100, 60_000);
    for (let key = 0; key < 10_000; key += 1) map.set(String(key), key, key);
    expect(map.size).toBe(100);
    expect(map.get('9999', 10_000)).toBe(9_999);
    expect(map.get('9899', 10_000)).toBeUndefined();
  });

  it('lets go of all that has expired', () => {
    const map = new ExpiringMap<number>(100, 1_000);
    for (let key = 0; key < 50; key += 1) map.set(String(key), key, 0);
    map.set('new', 1, 5_000);
    expect(map.size).toBe(1);
  });
});
