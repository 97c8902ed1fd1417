import { assertRgbaImage, pixelWords, type RgbaImage } from '../image';
import type { Renderable } from './solution';

/**
 * Makes of a plain cut-out what can be rendered again of the picture's size, by its alpha and colours: what was solved elsewhere, or
 * before, is rendered again without being solved again.
 *
 * **The solution holds both pictures.**
 *
 * @param picture decoded and oriented
 * @param cutOut with [0, 0, 0, 0] wherever it is fully transparent
 * @throws RangeError where the sizes differ, or data do not match their size
 */
export function solutionOfCutOut(picture: RgbaImage, cutOut: RgbaImage): Renderable {
  assertRgbaImage(picture);
  assertRgbaImage(cutOut);
  const { width, height } = cutOut;
  if (picture.width !== width || picture.height !== height) {
    throw new RangeError(
      `Expected a cut-out of ${picture.width} × ${picture.height} but received ${width} × ${height}.`,
    );
  }
  const words = pixelWords(cutOut);
  return {
    picture,
    compositeRows: (target, from, to) =>
      pixelWords(target).set(words.subarray(from * width, to * width), from * width),
  };
}
