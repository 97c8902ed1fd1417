import type { Size } from '@/lib/core/image';

/** Shapes of a canvas, width to height. */
export const SHAPES = {
  '1:1': 1,
  '4:5': 4 / 5,
  '3:4': 3 / 4,
  '16:9': 16 / 9,
  '9:16': 9 / 16,
} as const;

export type Shape = keyof typeof SHAPES;

export const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];

/** The largest side of a canvas, in pixels. */
export const MAX_CANVAS_SIDE = 6000;

/** A canvas of a shape, whose longer side is that of the picture. */
export function canvasOf(shape: Shape, picture: Size): Size {
  const side = Math.min(MAX_CANVAS_SIDE, Math.max(picture.width, picture.height));
  const ratio = SHAPES[shape];
  return ratio >= 1
    ? { width: side, height: Math.max(1, Math.round(side / ratio)) }
    : { width: Math.max(1, Math.round(side * ratio)), height: side };
}

/** The shape that a canvas has, to the pixel; undefined for any other. */
export function shapeOf({ width, height }: Size): Shape | undefined {
  return SHAPE_NAMES.find((shape) => {
    const same = canvasOf(shape, { width: Math.max(width, height), height: 1 });
    return same.width === width && same.height === height;
  });
}
