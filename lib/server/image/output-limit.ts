import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import { outputLimit } from '@/lib/contracts/limits';
import type { Encoding, OutputFormat } from '@/lib/contracts/remove';
import type { Size } from '@/lib/core/image';

/** What decides on how large an output may be. */
type Wanted = Pick<Encoding, 'format' | 'lossless'>;

/**
 * The first of some formats that takes an output. Asked before anything is computed or encoded for it.
 *
 * @param size of the output
 * @param wanted the format, and whether without loss
 * @param others formats that will do as well, best first
 * @throws ServiceError output_too_large_for_format, with a format that takes it
 */
export function formatThatFits(
  size: Size,
  { format, lossless }: Wanted,
  others: readonly OutputFormat[] = [],
): OutputFormat {
  const takesIt = (candidate: OutputFormat) => fits(size, { format: candidate, lossless });
  const found = [format, ...others].find(takesIt);
  if (found !== undefined) return found;
  // WebP comes closest to what AVIF is asked for; the others have no second best but what loses nothing.
  const instead = format === 'avif' && takesIt('webp') ? 'webp' : 'png';
  throw new ServiceError('output_too_large_for_format', takesIt(instead) ? { instead } : {});
}

function fits({ width, height }: Size, wanted: Wanted): boolean {
  const { maxPixels, maxSide } = outputLimit(wanted);
  return width * height <= maxPixels && Math.max(width, height) <= maxSide;
}
