import { describe, expect, it } from 'vitest';
import { ghostShare } from './ghost-share';

describe('ghostShare', () => {
  it('counts semi-transparent pixels among the visible ones', () => {
    expect(ghostShare(Uint8Array.of(0, 3, 128, 255, 255, 255))).toBe(0.25);
  });

  it('takes what is nearly solid or nearly clear for decided', () => {
    expect(ghostShare(Uint8Array.of(5, 6, 12, 13, 242, 243))).toBeCloseTo(2 / 5, 10);
  });

  it('is nothing where nothing is visible', () => {
    expect(ghostShare(new Uint8Array(4))).toBe(0);
  });
});
