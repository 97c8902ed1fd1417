import 'server-only';
import type { RemoveRequest } from '@/lib/contracts/remove';

/**
 * Keeps a PNG to a size, as remove.bg's own has at most 10 megapixels; other formats go on as they were asked for.
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
