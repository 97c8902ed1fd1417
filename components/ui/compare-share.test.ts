import { describe, expect, it } from 'vitest';
import { nextShare, shareAt } from './compare-share';

const box = { left: 100, width: 200 };

describe('shareAt', () => {
  it('counts from the start edge in both directions of writing', () => {
    expect(shareAt(150, box, false)).toBe(25);
    expect(shareAt(150, box, true)).toBe(75);
  });

  it('stays within the box', () => {
    expect(shareAt(0, box, false)).toBe(0);
    expect(shareAt(900, box, false)).toBe(100);
    expect(shareAt(0, box, true)).toBe(100);
  });

  it('is the middle while the box has no width yet', () => {
    expect(shareAt(10, { left: 0, width: 0 }, false)).toBe(50);
  });
});

describe('nextShare', () => {
  it('moves the handle as the arrow points', () => {
    expect(nextShare('ArrowRight', 50, false)).toBe(52);
    expect(nextShare('ArrowRight', 50, true)).toBe(48);
    expect(nextShare('ArrowLeft', 50, false)).toBe(48);
    expect(nextShare('ArrowLeft', 50, true)).toBe(52);
  });

  it('knows the other keys of a slider and stops at the ends', () => {
    expect(nextShare('ArrowUp', 99, false)).toBe(100);
    expect(nextShare('ArrowDown', 1, false)).toBe(0);
    expect(nextShare('PageUp', 50, false)).toBe(60);
    expect(nextShare('PageDown', 50, true)).toBe(40);
    expect(nextShare('Home', 50, false)).toBe(0);
    expect(nextShare('End', 50, false)).toBe(100);
  });

  it('leaves other keys to the page', () => {
    expect(nextShare('Tab', 50, false)).toBeUndefined();
  });
});
