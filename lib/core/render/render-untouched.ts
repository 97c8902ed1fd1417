import type { RgbaImage } from '../image';
import { PLAIN_RENDERING, type Rendering } from '../rendering';
import type { Box } from './box';
import { layOut, type Layout } from './layout';
import { placeSubject } from './place-subject';

/** The whole picture, which takes the place of the subject where a picture stays as it is. */
export function wholeOf({ width, height }: Pick<RgbaImage, 'width' | 'height'>): Box {
  return { left: 0, top: 0, width, height };
}

/**
 * Cuts a picture to size and changes nothing else in it. Of the rendering, only what places the picture counts: `crop`,
 * `scale`, `position`, `canvas` and `bound`, for which the whole picture is the subject.
 *
 * @param picture not changed
 * @returns where nothing is to be cut or scaled, the picture itself
 */
export function renderUntouched(
  picture: RgbaImage,
  { crop, scale, position, canvas, bound }: Rendering,
): { output: RgbaImage; layout: Layout } {
  const whole = wholeOf(picture);
  const layout = layOut(picture, whole, { ...PLAIN_RENDERING, crop, scale, position, canvas, bound });
  return { output: placeSubject(picture, whole, layout), layout };
}
