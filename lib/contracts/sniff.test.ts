import { describe, expect, it } from 'vitest';
import { ServiceError } from '@/lib/contracts/errors';
import { scenePipeline } from '@/tests/fixtures/pictures';
import { sniff } from './sniff';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

function codeFor(bytes: Uint8Array): string {
  try {
    return sniff(bytes);
  } catch (error) {
    return error instanceof ServiceError ? error.code : String(error);
  }
}

describe('sniff', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('knows %s by its bytes', async (format) => {
    expect(sniff(await scenePipeline(16, 16).toFormat(format).toBuffer())).toBe(format);
  });

  it('refuses TIFF, which the library could read', async () => {
    expect(codeFor(await scenePipeline(16, 16).tiff().toBuffer())).toBe('unsupported_format');
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg_not_supported'],
    ['SVG behind a declaration', '<?xml version="1.0"?>\n<!-- x -->\n<svg width="1">', 'svg_not_supported'],
    ['SVG behind a byte order mark', '\xef\xbb\xbf<svg>', 'svg_not_supported'],
    ['SVG with a namespace prefix', '<svg:svg xmlns:svg="x">', 'svg_not_supported'],
    ['HTML', '<!doctype html><p>no', 'not_a_picture'],
    ['PDF', '%PDF-1.7\n', 'unsupported_format'],
    ['BMP', `BM${'\0'.repeat(40)}`, 'unsupported_format'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['HEIC that names mif1 first', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'heic'],
    ['a video', '\0\0\0\x18ftypisom\0\0\0\0isommp42', 'unsupported_format'],
    ['JPEG XL', '\xff\x0a\0\0', 'unsupported_format'],
    ['text', 'hello', 'not_a_picture'],
    ['one byte', '\xff', 'not_a_picture'],
    ['half a RIFF', 'RIFF', 'not_a_picture'],
    ['a box that ends at once', '\0\0\0\0ftyp', 'unsupported_format'],
  ])('tells %s apart', (_, head, expected) => {
    expect(codeFor(latin1(head))).toBe(expected);
  });
});
