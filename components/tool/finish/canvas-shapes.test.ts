import { expect, it } from 'vitest';
import { canvasOf, MAX_CANVAS_SIDE, SHAPE_NAMES, shapeOf } from './canvas-shapes';

it.each(SHAPE_NAMES)('a canvas of %s is known again, and has the picture’s longer side', (shape) => {
  for (const picture of [
    { width: 4000, height: 3000 },
    { width: 37, height: 1201 },
  ]) {
    const canvas = canvasOf(shape, picture);
    expect(Math.max(canvas.width, canvas.height)).toBe(Math.max(picture.width, picture.height));
    expect(shapeOf(canvas)).toBe(shape);
  }
});

it('is no larger than the engine is asked for, and any other size has no shape', () => {
  expect(canvasOf('1:1', { width: 20_000, height: 10 })).toEqual({
    width: MAX_CANVAS_SIDE,
    height: MAX_CANVAS_SIDE,
  });
  expect(shapeOf({ width: 1000, height: 999 })).toBeUndefined();
});
