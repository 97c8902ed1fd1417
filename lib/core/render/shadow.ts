import type { RgbaImage, Size } from '../image';
import type { Shadow } from '../rendering';
import type { Box } from './box';
import { carShadow } from './car-shadow';
import { contactShadow } from './contact-shadow';
import { dropShadow } from './drop-shadow';
import { createCoarsePlane, readSilhouette, SOLID, type CoarsePlane } from './coarse-plane';
import { shadowReach } from './reach';

/**
 * Draws a subject's shadow, coarsely: how dark it is, 0 to 1, before its opacity.
 *
 * @param image the subject in its place in the output; not changed
 * @param subject the box outside of which the image has no alpha
 */
export function drawShadow(image: RgbaImage, subject: Box, kind: Shadow['kind']): CoarsePlane {
  const reach = shadowReach(kind, subject);
  const [top, left] = [Math.ceil(reach.top), Math.ceil(reach.left)];
  const silhouette = createCoarsePlane({
    left: subject.left - left,
    top: subject.top - top,
    width: subject.width + left + Math.ceil(reach.right),
    height: subject.height + top + Math.ceil(reach.bottom),
  });
  readSilhouette(image, silhouette);
  const size = solidSize(silhouette);
  switch (kind) {
    case 'drop':
      return dropShadow(silhouette, size);
    case 'contact':
      return contactShadow(silhouette, size);
    case 'car':
      return carShadow(silhouette, size);
  }
}

/**
 * The extent of what is solid, in cells. Wisps and specks far out must not make the shadow of a larger thing.
 */
function solidSize({ width, height, data }: CoarsePlane): Size {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (data[i]! < SOLID) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  return { width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}
