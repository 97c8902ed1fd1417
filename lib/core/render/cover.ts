import type { Size } from '../image';
import type { Layout } from './layout';

/**
 * Scales a picture to cover the output, centred: its sides keep their ratio and what hangs over is cut off.
 * @param picture its size, in pixels
 * @param output in pixels
 */
export function coverLayout(picture: Size, { width, height }: Size): Layout {
  const scale = Math.max(width / picture.width, height / picture.height);
  const shown = { width: width / scale, height: height / scale };
  return {
    width,
    height,
    source: {
      left: (picture.width - shown.width) / 2,
      top: (picture.height - shown.height) / 2,
      ...shown,
    },
    target: { left: 0, top: 0, width, height },
  };
}
