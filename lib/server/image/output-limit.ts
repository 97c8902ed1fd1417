import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { OUTPUT_LIMITS } from '@/lib/contracts/limits';
import type { OutputFormat } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';

/**
 * Refuses an output that its format does not take, before anything is computed or encoded for it.
 *
 * @param size of the output
 * @throws ServiceError output_too_large_for_format, with a format that takes it
 */
export function assertOutputFits(size: Size, format: OutputFormat): void {
  if (fits(size, format)) return;
  // WebP comes closest to what AVIF is asked for; the others have no second best but what loses nothing.
  const instead = format === 'avif' && fits(size, 'webp') ? 'webp' : 'png';
  throw new ServiceError('output_too_large_for_format', fits(size, instead) ? { instead } : {});
}

function fits({ width, height }: Size, format: OutputFormat): boolean {
  const { maxPixels, maxSide } = OUTPUT_LIMITS[format];
  return width * height <= maxPixels && Math.max(width, height) <= maxSide;
}
