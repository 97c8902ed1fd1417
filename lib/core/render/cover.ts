import type { Size } from '../image';
import type { PicturePlacing } from '../rendering';
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

/**
 * Scales a picture as `placing` says and puts it there. It may hang over the output, or leave some of it free.
 * @param picture its size, in pixels
 * @param output in pixels
 */
export function placedLayout(
  picture: Size,
  { width, height }: Size,
  { fit, zoom, position }: PicturePlacing,
): Layout {
  const ratios = [width / picture.width, height / picture.height];
  const scale = (fit === 'cover' ? Math.max(...ratios) : Math.min(...ratios)) * zoom;
  const scaled = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
  return {
    width,
    height,
    source: { left: 0, top: 0, width: picture.width, height: picture.height },
    target: {
      left: Math.round((width - scaled.width) * position.x),
      top: Math.round((height - scaled.height) * position.y),
      ...scaled,
    },
  };
}
