import type { Size } from '../image';
import type { ShadowKind, Sides } from '../rendering';

/**
 * How far a shadow goes beyond its subject's box, in the same pixels as the box; not rounded. What lies farther out
 * is not drawn.
 */
export function shadowReach(kind: ShadowKind, { width, height }: Size): Sides<number> {
  const size = Math.sqrt(width * height);
  switch (kind) {
    case 'drop':
      return { top: 0.05 * size, right: 0.1 * size, bottom: 0.12 * size, left: 0.08 * size };
    case 'contact':
      return { top: 0, right: 0.3 * size, bottom: 0.08 * size, left: 0.14 * size };
    case 'car':
      return { top: 0, right: 0.06 * width, bottom: 0.05 * width, left: 0.06 * width };
  }
}
