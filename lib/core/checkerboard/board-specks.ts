import { findComponents } from '../components';
import { lumaOf, pixelWords, type RgbaImage } from '../image';
import { chromaOf, type Checkerboard } from './board';

/** Share of a square that a speck covers, at most. */
const SPECK = 0.25;
const LEAST_SPECK = 16;

/** How far compression moves a speck's pixels from the board's greys, in levels of luma and of chroma. */
const MOVED = 28;

/**
 * Adds to the ground what compression and scaling left in it, mostly where four squares meet. These are small regions
 * of the board's greys with nothing but ground around.
 *
 * @param mask 1 where a pixel is ground, 0 elsewhere; changed
 * @param image not changed
 */
export function clearSpecks(mask: Uint8Array, image: RgbaImage, board: Checkerboard): void {
  const words = pixelWords(image);
  const [dark, light] = board.levels;
  const { labels, count } = findComponents(
    mask.map((value) => 1 - value),
    image,
    true,
  );
  const areas = new Uint32Array(count + 1);
  for (const label of labels) areas[label]!++;
  const most = Math.max(LEAST_SPECK, SPECK * board.across.side * board.down.side);
  const kept = areas.map((area) => (area > most ? 1 : 0));
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === 0 || kept[label] === 1) continue;
    const luma = lumaOf(words[i]!);
    if (luma < dark - MOVED || luma > light + MOVED || chromaOf(words[i]!) > MOVED) kept[label] = 1;
  }
  for (let i = 0; i < labels.length; i++) if (labels[i] !== 0 && kept[labels[i]!] === 0) mask[i] = 1;
}
