import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitrarySize } from '@/tests/fixtures/core-pictures';
import { findComponents } from './components';
import type { Size } from './image';

const masks = arbitrarySize(12).chain((size) =>
  fc.record({
    size: fc.constant(size),
    mask: fc.uint8Array({
      min: 0,
      max: 1,
      minLength: size.width * size.height,
      maxLength: size.width * size.height,
    }),
  }),
);

/** The definition: flood from each sample that no flood has reached, in reading order. */
function slowly(mask: Uint8Array, { width, height }: Size, diagonal: boolean): number[] {
  const labels = new Array<number>(mask.length).fill(0);
  let count = 0;
  const flood = (x: number, y: number) => {
    const at = y * width + x;
    if (x < 0 || y < 0 || x >= width || y >= height || mask[at] === 0 || labels[at] !== 0) return;
    labels[at] = count;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) if (diagonal || dx === 0 || dy === 0) flood(x + dx, y + dy);
    }
  };
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0 || labels[i] !== 0) continue;
    count++;
    flood(i % width, Math.floor(i / width));
  }
  return labels;
}

describe('findComponents', () => {
  it.each([true, false])('agrees with flooding (diagonal: %s)', (diagonal) => {
    fc.assert(
      fc.property(masks, ({ size, mask }) => {
        const { labels, count } = findComponents(mask, size, diagonal);
        const expected = slowly(mask, size, diagonal);
        expect([...labels]).toEqual(expected);
        expect(count).toBe(Math.max(...expected));
      }),
      { numRuns: 400 },
    );
  });

  it('joins the arms of a comb late', () => {
    const rows = ['#.#.#', '#.#.#', '#####'];
    const mask = Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0));
    expect(findComponents(mask, { width: 5, height: 3 }, false).count).toBe(1);
  });
});
