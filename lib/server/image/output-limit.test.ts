import { describe, expect, it } from 'vitest';
import { errorBody, isServiceError, type ServiceError } from '@/lib/contracts/errors';
import { outputLimit, OUTPUT_LIMITS } from '@/lib/contracts/limits';
import { OUTPUT_FORMATS, type OutputFormat } from '@/lib/contracts/remove';
import { formatThatFits } from './output-limit';

function refusal(
  width: number,
  height: number,
  format: OutputFormat,
  lossless = false,
): ServiceError | undefined {
  try {
    formatThatFits({ width, height }, { format, lossless });
    return undefined;
  } catch (error) {
    if (isServiceError(error)) return error;
    throw error;
  }
}

const lossy = (format: OutputFormat) => ({ format, lossless: false });

describe('formatThatFits', () => {
  it.each(OUTPUT_FORMATS)('takes the largest %s, and refuses one pixel more', (format) => {
    const { maxSide, maxPixels } = OUTPUT_LIMITS[format];
    expect(refusal(maxSide, 1, format)).toBeUndefined();
    expect(refusal(1, maxSide + 1, format)?.code).toBe('output_too_large_for_format');
    expect(refusal(maxPixels / 5_000, 5_000, format)).toBeUndefined();
    expect(refusal(maxPixels / 5_000 + 1, 5_000, format)?.code).toBe('output_too_large_for_format');
  });

  it('names a format that takes the picture, and says so in words', () => {
    expect(refusal(16_384, 10, 'webp')?.instead).toBe('png');
    expect(refusal(65_501, 10, 'jpeg')?.instead).toBe('png');
    expect(refusal(7_000, 7_000, 'avif')?.instead).toBe('webp');
    expect(refusal(20_000, 2_000, 'avif')?.instead).toBe('png');
    const { error } = errorBody('output_too_large_for_format', refusal(16_384, 10, 'webp'));
    expect(error.instead).toBe('image/png');
    expect(error.message).toContain('image/png takes it');
  });

  it('takes the next format that fits, of those that will do', () => {
    const large = { width: 20_000, height: 2_000 };
    expect(formatThatFits(large, lossy('avif'), ['webp', 'jpeg', 'png'])).toBe('jpeg');
    expect(formatThatFits({ width: 10, height: 10 }, lossy('avif'), ['png'])).toBe('avif');
    expect(() => formatThatFits(large, lossy('avif'), ['webp'])).toThrow(
      expect.objectContaining({ code: 'output_too_large_for_format', instead: 'png' }),
    );
  });

  it('takes less as WebP without loss, whose encoder holds most', () => {
    const { maxPixels } = outputLimit({ format: 'webp', lossless: true });
    expect(maxPixels).toBeLessThan(OUTPUT_LIMITS.webp.maxPixels);
    expect(refusal(maxPixels / 4_000, 4_000, 'webp', true)).toBeUndefined();
    const over = refusal(maxPixels / 4_000 + 1, 4_000, 'webp', true);
    expect([over?.code, over?.instead]).toEqual(['output_too_large_for_format', 'png']);
    expect(refusal(maxPixels / 4_000 + 1, 4_000, 'webp')).toBeUndefined();
    expect(refusal(7_000, 7_000, 'avif', true)?.instead).toBe('png');
  });

  it('names none where none does', () => {
    expect(refusal(8_000, 8_000, 'jpeg')?.instead).toBeUndefined();
  });
});
