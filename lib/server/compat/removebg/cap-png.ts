import 'server-only';
import { MAX_OUTPUT_PIXELS } from '@/lib/contracts/limits';
import type { OutputFormat, RemoveRequest } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';
import { keepToBound } from '@/lib/core/render/bound';

/**
 * Keeps a PNG to a size, as remove.bg's own has at most 10 megapixels. Other formats go on as they were asked for.
 *
 * @param megapixels undefined where the operator sets no limit
 */
export function capPng(request: RemoveRequest, megapixels: number | undefined): RemoveRequest {
  const { encoding, rendering } = request;
  if (megapixels === undefined || encoding.format !== 'png') return request;
  const asked = rendering.bound?.kind === 'pixels' ? rendering.bound.maxPixels : Infinity;
  const maxPixels = Math.min(asked, megapixels * 1_000_000);
  return { ...request, rendering: { ...rendering, bound: { kind: 'pixels', maxPixels } } };
}

/**
 * What the largest `size` would give.
 *
 * @param unbound the output, if its size had no bound
 */
export function largestSize(unbound: Size, format: OutputFormat, megapixels: number | undefined): Size {
  const maxPixels = format === 'png' && megapixels !== undefined ? megapixels * 1_000_000 : MAX_OUTPUT_PIXELS;
  return keepToBound(unbound, { kind: 'pixels', maxPixels });
}
