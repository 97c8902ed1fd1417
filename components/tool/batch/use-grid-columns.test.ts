import { expect, it } from 'vitest';
import { columnsIn } from './use-grid-columns';

it.each([
  ['a phone', 310, 200, 2],
  ['a tablet', 700, 200, 4],
  ['a desk', 900, 200, 5],
  ['a wall', 1600, 200, 8],
  ['a wall with few pictures', 1600, 9, 5],
  ['a wall with two', 1600, 2, 3],
  ['nothing measured yet', 0, 5, 2],
])('on %s of %i pixels %i pictures lie in %i columns', (_, width, count, columns) => {
  expect(columnsIn(width, count)).toBe(columns);
});
