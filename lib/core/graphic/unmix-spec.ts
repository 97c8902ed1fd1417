import type { Ground } from './ground';
import type { SolidInk } from './inks';

/** What a mask says of pixels through which ground is seen, however far from the ground they are. */
export const SEEN_THROUGH = 2;

/** What is known of a picture before it is unmixed. */
export interface UnmixSpec {
  readonly ground: Pick<Ground, 'readRow' | 'noise'>;
  readonly inks: readonly SolidInk[];
  /** How far from the ground a pixel can be and still be a mixture with it, in pixels; see `Survey`. */
  readonly edge: number;
  /** What compression left on the ground beside ink, in levels; see `Survey`. */
  readonly ringing: number;
  /** How much chroma counts; see `inkOf`. */
  readonly chroma: number;
  /** What is ground, where more than a pixel's colour says so: 1; {@link SEEN_THROUGH}, and 0 elsewhere. */
  readonly mask?: Uint8Array;
  /** Distance of ink from ground below which what is not ground is all ink, in levels. */
  readonly weakest?: number;
}
