import { describe, expect, it } from 'vitest';
import { isServiceError, ServiceError } from '@/lib/contracts/errors';
import { heicFile } from '../../../tests/fixtures/heic/files';
import { asGrid } from '../../../tests/fixtures/heif-grid';
import { decodeError } from './decode-error';
import { decode } from './decode';
import { probe } from './probe';

const codeOf = async (message: string) =>
  (await decodeError(new Error(message), Buffer.from('\xff\xd8\xff\xd9', 'latin1'), 'jpeg')).code;

describe('decodeError', () => {
  it.each([
    ['heif: Memory allocation error: Unspecified (6.0)', 'out_of_memory'],
    ['libheif error (6.0)', 'out_of_memory'],
    ['vips_tracked: out of memory --- size == 50331648 bytes', 'out_of_memory'],
    ['VipsJpeg: Insufficient memory (case 4)', 'out_of_memory'],
    ['Array buffer allocation failed', 'out_of_memory'],
    ['Aborted(OOM). Build with -sASSERTIONS for more info.', 'out_of_memory'],
    [
      'heif: Memory allocation error: Security limit exceeded: iloc box contains 769 items (6.1000)',
      'too_many_pixels',
    ],
    ['VipsJpeg: Premature end of JPEG file', 'picture_truncated'],
    ['heif: Invalid input: No mvhd box (2.0)', 'picture_damaged'],
    ['heif: Decoder plugin generated an error: (7.0)', 'picture_damaged'],
  ])('takes %s for %s', async (message, code) => {
    expect(await codeOf(message)).toBe(code);
  });

  it('leaves what is told already', async () => {
    const error = new ServiceError('heic_not_supported');
    expect(await decodeError(error, Buffer.of(), 'heic')).toBe(error);
  });

  it('has photos of 200 megapixels, which are grids of hundreds of tiles, be too large and not damaged', async () => {
    const photo = asGrid(heicFile('quarters'), 24, 32, 512);
    for (const read of [probe, decode]) {
      const code = await read(photo, 'heic').then(
        () => 'read',
        (error: unknown) => (isServiceError(error) ? error.code : String(error)),
      );
      expect(code).toMatch(/^too_many_pixels/);
    }
    expect((await probe(asGrid(heicFile('quarters'), 12, 16, 64), 'heic')).size).toEqual({
      width: 1024,
      height: 768,
    });
  });
});
