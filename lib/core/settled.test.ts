import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawMatte, readMatteRows } from '@/tests/fixtures/core-mattes';
import { arbitrarySize } from '@/tests/fixtures/core-pictures';
import { CATMULL_ROM, filterTaps } from './filter';
import { resampleMatte } from './matte-rows';
import { isUnsettled, SETTLED_AT_0, SETTLED_AT_1, settledLevels } from './settled';

const levelsOf = (rows: readonly string[], width: number, height: number) => {
  const grid = drawMatte(rows);
  const across = filterTaps(CATMULL_ROM, grid.width, width);
  const down = filterTaps(CATMULL_ROM, grid.height, height);
  return settledLevels(grid, across, down);
};

it('is settled where all in reach is 0, or all is 1', () => {
  const levels = levelsOf(['......######'], 12, 1);
  expect(
    [...levels].map((level) => (isUnsettled(level) ? '?' : level === SETTLED_AT_1 ? '1' : '0')).join(''),
  ).toBe(
    // The cubic reaches two samples to the right and one to the left of a sample's own centre.
    '0000???11111',
  );
  expect(SETTLED_AT_0).toBe(0);
});

it('never calls settled what plain enlargement makes soft', () => {
  const drawings = arbitrarySize(7).chain(({ width, height }) =>
    fc.array(fc.string({ unit: fc.constantFrom('.', '#', '#', '5'), minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
  fc.assert(
    fc.property(drawings, arbitrarySize(25), (rows, { width, height }) => {
      const levels = levelsOf(rows, width, height);
      const { data } = readMatteRows(resampleMatte(drawMatte(rows), { width, height }));
      for (const [i, level] of levels.entries()) {
        if (!isUnsettled(level)) expect(data[i]).toBe(level === SETTLED_AT_1 ? 255 : 0);
      }
    }),
  );
});
