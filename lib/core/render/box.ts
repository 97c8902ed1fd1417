import type { Size } from '../image';

/** A rectangle, in pixels; it may reach beyond the picture, so `left` and `top` may be negative. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}
