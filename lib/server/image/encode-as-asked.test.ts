import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { plainRequest, type OutputFormat } from '@/lib/contracts/remove';
import { CancelledError } from '@/lib/core/signal';
import { paint } from '../../../tests/fixtures/core-pictures';
import { encodeAsAsked } from './encode-as-asked';

/** Noise, which no encoder makes small without loss. */
const noise = paint({ width: 256, height: 256 }, (x, y) => {
  const value = ((x * 374761393 + y * 668265263) ^ (x * y * 2654435)) >>> 5;
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255, 255];
});

function encoded(format: OutputFormat, maxBytes: number | undefined, lossless = false) {
  const { encoding, channels } = plainRequest(format);
  const asked = { encoding: { ...encoding, lossless }, channels, maxBytes };
  return encodeAsAsked(noise, asked, undefined, new AbortController().signal);
}

describe('encodeAsAsked', () => {
  it.each(['jpeg', 'webp'] as const)('lowers the quality of a %s until its file fits', async (format) => {
    const free = await encoded(format, undefined);
    const most = Math.floor(free.length * 0.6);
    const file = await encoded(format, most);
    expect(file.length).toBeLessThanOrEqual(most);
    expect(file.length).toBeGreaterThan(most * 0.5);
    expect(await sharp(file).metadata()).toMatchObject({ format, width: 256, height: 256 });
  });

  it.each([
    ['png', false],
    ['webp', true],
    ['jpeg', false],
  ] as const)('refuses a %s that fits at no quality (lossless: %s)', async (format, lossless) => {
    await expect(encoded(format, 1000, lossless)).rejects.toMatchObject({ code: 'file_limit_missed' });
  });

  it('ends where the client is gone', async () => {
    const asked = { ...plainRequest('jpeg'), maxBytes: 1000 };
    await expect(encodeAsAsked(noise, asked, undefined, AbortSignal.abort())).rejects.toThrow(CancelledError);
  });
});
