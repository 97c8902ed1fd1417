import { expect, it } from 'vitest';
import { gridIn } from './use-grid-columns';

it.each([
  ['a phone', 310, 450, 200, 2],
  ['a tablet', 700, 600, 200, 4],
  ['a desk', 900, 560, 200, 5],
  ['a desk with a few', 900, 600, 6, 3],
  ['a wall', 1580, 1000, 200, 10],
  ['a wall with a dozen', 1580, 1000, 12, 5],
  ['a wall with four', 1580, 1000, 4, 4],
  ['nothing measured yet', 0, 0, 5, 2],
])('on %s of %i × %i pixels %i pictures lie in %i columns', (_, width, height, count, columns) => {
  expect(gridIn({ width, height }, count).columns).toBe(columns);
});

it('shows all of a few pictures at once', () => {
  const { columns, rowHeight } = gridIn({ width: 1580, height: 1000 }, 16);
  expect(Math.ceil(16 / columns) * rowHeight).toBeLessThanOrEqual(1000);
});
