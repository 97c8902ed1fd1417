import { describe, expect, it } from 'vitest';
import { paint } from '@/tests/fixtures/core-pictures';
import type { Checkerboard } from './board';
import { clearSpecks } from './board-specks';

const SIZE = { width: 80, height: 60 };
const BOARD: Checkerboard = {
  across: { side: 10, phase: 0 },
  down: { side: 10, phase: 0 },
  levels: [204, 255],
  lightFirst: true,
  tolerance: 8,
  loose: 12,
  softness: 0,
};

/** Whether a hole of the ground is closed. */
function isCleared(left: number, side: number, colour: readonly [number, number, number]): boolean {
  const isHole = (x: number, y: number) => x >= left && x < left + side && y >= 20 && y < 20 + side;
  const image = paint(SIZE, (x, y) => (isHole(x, y) ? [...colour, 255] : [230, 230, 230, 255]));
  const mask = Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, i) =>
    isHole(i % SIZE.width, Math.floor(i / SIZE.width)) ? 0 : 1,
  );
  clearSpecks(mask, image, BOARD);
  return mask.every((value) => value === 1);
}

describe('a speck of the ground', () => {
  it('is cleared where it is small and of the board’s greys', () => {
    expect(isCleared(20, 3, [231, 229, 233])).toBe(true);
  });

  it('stays where it is of another colour, or larger', () => {
    expect(isCleared(20, 3, [231, 160, 160])).toBe(false);
    expect(isCleared(20, 3, [90, 90, 90])).toBe(false);
    expect(isCleared(20, 9, [231, 229, 233])).toBe(false);
  });
});
