import type { RgbaImage } from '../image';
import type { Shadow } from '../rendering';
import type { Box } from './box';
import { carShadow } from './car-shadow';
import { contactShadow } from './contact-shadow';
import { dropShadow } from './drop-shadow';
import { createShadowPlane, readSilhouette, type ShadowPlane } from './shadow-plane';
import { shadowReach } from './shadow-reach';

/**
 * Draws a subject's shadow, coarsely: how dark it is, 0 to 1, before its opacity.
 *
 * @param image the subject in its place in the output; not changed
 * @param subject the box outside of which the image has no alpha
 */
export function drawShadow(image: RgbaImage, subject: Box, kind: Shadow['kind']): ShadowPlane {
  const reach = shadowReach(kind, subject);
  const [top, left] = [Math.ceil(reach.top), Math.ceil(reach.left)];
  const silhouette = createShadowPlane({
    left: subject.left - left,
    top: subject.top - top,
    width: subject.width + left + Math.ceil(reach.right),
    height: subject.height + top + Math.ceil(reach.bottom),
  });
  readSilhouette(image, silhouette);
  const size = { width: subject.width / silhouette.cell, height: subject.height / silhouette.cell };
  switch (kind) {
    case 'drop':
      return dropShadow(silhouette, size);
    case 'contact':
      return contactShadow(silhouette, size);
    case 'car':
      return carShadow(silhouette, size);
  }
}
