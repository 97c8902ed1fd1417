import { expect, it } from 'vitest';
import { paint } from '@/tests/fixtures/core-pictures';
import { PLAIN_RENDERING } from '../rendering';
import { boxInOutput, rowInOutput } from './box-in-output';
import { layOut } from './layout';
import { render } from './render';
import { findSubjectBox, findVisibleBox } from './subject-box';

const cutOut = paint({ width: 80, height: 60 }, (x, y) =>
  x >= 10 && x < 50 && y >= 20 && y < 50 ? [1, 2, 3, 255] : [0, 0, 0, 0],
);
const box = findSubjectBox(cutOut)!;

it.each([
  { canvas: { width: 320, height: 240 } },
  { canvas: { width: 200, height: 200 }, scale: 0.5, position: { x: 0.5, y: 1 } },
])('says where the subject is drawn: %j', (asked) => {
  const rendering = { ...PLAIN_RENDERING, ...asked };
  const layout = layOut(cutOut, box, rendering);
  const drawn = findSubjectBox(
    render({ ...cutOut, data: cutOut.data.slice() }, findVisibleBox(cutOut), layout, rendering),
  )!;
  const told = boxInOutput(layout, box);
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    expect(Math.abs(told[side] - drawn[side])).toBeLessThanOrEqual(2);
  }
  expect(rowInOutput(layout, box.top + box.height)).toBeCloseTo(told.top + told.height, 10);
});

it('cuts into the subject where margins are below 0', () => {
  const px = (value: number) => ({ value, unit: 'px' as const });
  const margin = { top: px(-5), right: px(-10), bottom: px(-5), left: px(-10) };
  const rendering = { ...PLAIN_RENDERING, crop: { margin }, canvas: { width: 40, height: 40 } };
  const layout = layOut(cutOut, box, rendering);
  expect(boxInOutput(layout, box)).toEqual({ left: -20, top: -10, width: 80, height: 60 });
  const output = render({ ...cutOut, data: cutOut.data.slice() }, findVisibleBox(cutOut), layout, rendering);
  expect(output.data.every((value, i) => value === [1, 2, 3, 255][i % 4])).toBe(true);
});
