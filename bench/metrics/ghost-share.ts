/** Levels of 255 above which a pixel is seen at all: 2 %. */
const VISIBLE = 5;
/** Levels of 255 between which a pixel is half there: 5 to 95 %. */
const FAINT = 12;
const SOLID = 243;

/**
 * Share of the visible pixels that are semi-transparent. Edges and hair make a few; many are a subject that fades, or
 * a background that stays.
 *
 * @param alpha 0 to 255
 * @returns 0 to 1; 0 where nothing is visible
 */
export function ghostShare(alpha: Uint8Array): number {
  let visible = 0;
  let ghosts = 0;
  for (const level of alpha) {
    if (level <= VISIBLE) continue;
    visible++;
    if (level > FAINT && level < SOLID) ghosts++;
  }
  return visible === 0 ? 0 : ghosts / visible;
}
