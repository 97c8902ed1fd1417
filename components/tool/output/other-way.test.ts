import { describe, expect, it } from 'vitest';
import { otherWay } from './other-way';

describe('otherWay', () => {
  it('offers to treat a graphic as a photo, however it came to be one', () => {
    expect(otherWay(['graphic'], undefined)).toBe('photo');
    expect(otherWay(['first-frame', 'graphic'], 'graphic')).toBe('photo');
  });

  it('offers to treat a photo as a graphic, and again after it was said to be a photo', () => {
    expect(otherWay([], undefined)).toBe('graphic');
    expect(otherWay(['no-subject'], 'photo')).toBe('graphic');
  });

  it('offers nothing where a graphic was asked for in vain, or a checkerboard went', () => {
    expect(otherWay([], 'graphic')).toBeUndefined();
    expect(otherWay(['checkerboard'], undefined)).toBeUndefined();
  });
});
