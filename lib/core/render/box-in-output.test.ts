import { describe, expect, it } from 'vitest';
import { paint } from '@/tests/fixtures/core-pictures';
import { PLAIN_RENDERING, type Rendering } from '../rendering';
import { boxInOutput, pixelsInOutput, rowInOutput } from './box-in-output';
import { layOut } from './layout';
import { render } from './render';
import { findSubjectBox, findVisibleBox } from './subject-box';

const cutOut = paint({ width: 80, height: 60 }, (x, y) =>
  x >= 10 && x < 50 && y >= 20 && y < 50 ? [1, 2, 3, 255] : [0, 0, 0, 0],
);
const box = findSubjectBox(cutOut)!;
const px = (value: number) => ({ value, unit: 'px' as const });

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
  const margin = { top: px(-5), right: px(-10), bottom: px(-5), left: px(-10) };
  const rendering = { ...PLAIN_RENDERING, crop: { margin }, canvas: { width: 40, height: 40 } };
  const layout = layOut(cutOut, box, rendering);
  expect(boxInOutput(layout, box)).toEqual({ left: -20, top: -10, width: 80, height: 60 });
  const output = render({ ...cutOut, data: cutOut.data.slice() }, findVisibleBox(cutOut), layout, rendering);
  expect(output.data.every((value, i) => value === [1, 2, 3, 255][i % 4])).toBe(true);
});

describe('pixelsInOutput', () => {
  const lay = (asked: Partial<Rendering>) => layOut(cutOut, box, { ...PLAIN_RENDERING, ...asked });

  it('is the subject’s own box where nothing is scaled', () => {
    expect(pixelsInOutput(lay({}), box)).toEqual(box);
    const margin = px(7);
    const crop = { margin: { top: margin, right: margin, bottom: margin, left: margin } };
    expect(pixelsInOutput(lay({ crop }), box)).toEqual({ ...box, left: 7, top: 7 });
  });

  it('is all of a crop, scaled to whatever size, to the pixel', () => {
    const crop = { margin: { top: px(0), right: px(0), bottom: px(0), left: px(0) } };
    for (let maxPixels = 3; maxPixels < 1_200; maxPixels += 7) {
      const layout = lay({ crop, bound: { kind: 'pixels', maxPixels } });
      const { width, height } = layout;
      const told = pixelsInOutput(layout, box);
      expect(
        Math.abs(told.width - width) + Math.abs(told.height - height),
        `${maxPixels}`,
      ).toBeLessThanOrEqual(1);
      expect([told.left, told.top]).toEqual([0, 0]);
    }
  });

  it('holds every pixel that is touched, and ends with the output', () => {
    const bound = { kind: 'box', box: { width: 23, height: 60 } } as const;
    const layout = lay({ bound });
    // 80 × 60 becomes 23 × 17: 10 … 50 lie at 2.875 … 14.375, 20 … 50 at 5.67 … 14.17.
    expect(pixelsInOutput(layout, box)).toEqual({ left: 2, top: 5, width: 13, height: 10 });
    const beyond = { left: -20, top: 30, width: 500, height: 500 };
    expect(pixelsInOutput(lay({}), beyond)).toEqual({ left: 0, top: 30, width: 80, height: 30 });
    expect(pixelsInOutput(lay({}), { left: 90, top: 0, width: 5, height: 5 })).toMatchObject({ width: 0 });
  });
});
