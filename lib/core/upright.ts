import { pixelWords, type RgbaImage } from './image';
import { turnImage } from './render/turn';

/** How a stored picture becomes upright, by its EXIF orientation (CIPA DC-008, 4.6.5): mirrored left to right, then turned. */
const STEPS = {
  1: { mirror: false, turn: undefined },
  2: { mirror: true, turn: undefined },
  3: { mirror: false, turn: 180 },
  4: { mirror: true, turn: 180 },
  5: { mirror: true, turn: 270 },
  6: { mirror: false, turn: 90 },
  7: { mirror: true, turn: 90 },
  8: { mirror: false, turn: 270 },
} as const;

export type Orientation = keyof typeof STEPS;

/** Whether a number is an orientation that EXIF knows. */
export function isOrientation(value: number): value is Orientation {
  return value in STEPS;
}

/**
 * The orientation of a picture that is to be mirrored left to right, and then turned.
 *
 * @param turn clockwise, in degrees, by quarters of a circle; also below 0 or above 360
 */
export function orientationOf(mirror: boolean, turn: number): Orientation {
  const quarter = ((turn % 360) + 360) % 360;
  const found = Object.entries(STEPS).find(
    ([, step]) => step.mirror === mirror && (step.turn ?? 0) === quarter,
  );
  if (!found) throw new RangeError(`${turn} degrees are no quarters of a circle`);
  return Number(found[0]) as Orientation;
}

/** Makes a stored picture upright. **Changes `image`**, or returns another. */
export function uprightImage(image: RgbaImage, orientation: Orientation): RgbaImage {
  const { mirror, turn } = STEPS[orientation];
  if (mirror) {
    const pixels = pixelWords(image);
    for (let at = 0; at < pixels.length; at += image.width) pixels.subarray(at, at + image.width).reverse();
  }
  return turn === undefined ? image : turnImage(image, turn);
}
