import 'server-only';
import type { RemoveRequest } from '@/lib/contracts/remove';
import type { Rendering } from '@/lib/core/rendering';
import { isPlain } from '@/lib/core/render/render-solution';
import type { Renderable } from '@/lib/core/solve/solution';
import type { Box } from '@/lib/core/render/box';
import { BoxSearch } from '@/lib/core/render/subject-box';
import { encodePng } from '../image/png/encode-png';

/**
 * Whether a request is for the cut-out as it is, as PNG. Nothing has to be known of it before its rows are written.
 *
 * @param rendering what is rendered for it
 */
export function isPlainPng(
  { encoding, channels, region, maxBytes }: RemoveRequest,
  rendering: Rendering,
): boolean {
  if (encoding.format !== 'png' || channels !== 'rgba' || region !== undefined) return false;
  return maxBytes === undefined && isPlain(rendering);
}

/**
 * Composites a solution in its own picture's memory and encodes it in one go. Rows are packed while they still lie in
 * the processor's cache.
 *
 * @param solution can be used no more
 * @param density pixels per inch
 * @returns the file, and where the subject is in it
 */
export function encodePlainPng(
  { picture, compositeRows }: Renderable,
  density: number | undefined,
): { body: Uint8Array; subject: Box | undefined } {
  const search = new BoxSearch(picture);
  const body = encodePng(picture, density, (from, to) => {
    compositeRows(picture, from, to);
    search.addRows(from, to);
  });
  return { body, subject: search.box };
}
