import { DOUBTFUL, SEEN_THROUGH } from '../graphic/strip';
import { lumaOf, pixelWords, type RgbaImage } from '../image';
import { chromaOf, type Checkerboard } from './board';
import { dilate } from './dilate';
import { seenCells, type Sight, type VeilCells } from './veil-cells';

/** When squares may be seen: more of their contrast, but less surely. */
const PERHAPS: Sight = { share: 0.45, errors: 1.5 };

/** Half width of what is solid for sure, in pixels. Between strands of hair and of ringing there is less. */
const CORE = 6;

/** Distance from the board's greys, in levels of luma and of chroma, up to which ground shines through. */
const NEAR_GREYS = 60;

/**
 * Marks what is not ground where squares may be seen. Compression and strands of hair keep gaps between them from
 * having the board's very greys. What is thin there and nearly of these greys is no solid subject. Its inks would
 * explain all that is like them.
 *
 * @param image not changed
 * @param edge width of a subject's edge, in pixels
 * @param mask as `markVeil` leaves it. {@link DOUBTFUL} is added where squares may be seen. So is
 *   {@link SEEN_THROUGH} where that is no solid subject
 */
export function markDoubt(
  image: RgbaImage,
  board: Checkerboard,
  cells: VeilCells,
  edge: number,
  mask: Uint8Array,
): void {
  const { width, height } = image;
  const words = pixelWords(image);
  const [dark, light] = board.levels;
  const doubtful = seenCells(cells, PERHAPS);
  const solid = solidCore(mask, image, edge);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / cells.side) * cells.width;
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] === 1 || doubtful[row + Math.floor(x / cells.side)] === 0) continue;
      const luma = lumaOf(words[i]!);
      const isNearGrey =
        luma > dark - NEAR_GREYS && luma < light + NEAR_GREYS && chromaOf(words[i]!) < NEAR_GREYS;
      mask[i]! |= isNearGrey && solid[i] === 0 ? SEEN_THROUGH | DOUBTFUL : DOUBTFUL;
    }
  }
}

/** The opening of what is no ground: 1 where a square fits that is twice {@link CORE} wide. */
function solidCore(mask: Uint8Array, size: RgbaImage, edge: number): Uint8Array {
  const near = dilate(mask, size, edge + CORE);
  for (let i = 0; i < near.length; i++) near[i] = 1 - near[i]!;
  return dilate(near, size, CORE);
}
