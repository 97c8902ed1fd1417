import { describe, expect, it } from 'vitest';
import { heicFile } from '@/tests/fixtures/heic/files';
import { scenePipeline } from '@/tests/fixtures/pictures';
import { fromPictureStart, pictureStart } from './picture-start';
import { sniff } from './sniff';

const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'gif', 'heic'] as const;
const fileOf = async (format: (typeof FORMATS)[number]) =>
  format === 'heic' ? heicFile('scene') : scenePipeline(16, 16).toFormat(format).toBuffer();
const behind = (lead: string, picture: Buffer) => Buffer.concat([Buffer.from(lead, 'latin1'), picture]);

const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const LEADS = {
  'white space': '\r\n\t \n',
  'a byte order mark': BYTE_ORDER_MARK,
  zeros: '\0\0\0',
  'a byte order mark and a line': `${BYTE_ORDER_MARK}\n`,
  '64 zeros': '\0'.repeat(64),
};

describe('what stands before a picture', () => {
  it.each(FORMATS.flatMap((format) => Object.entries(LEADS).map((lead) => [format, ...lead] as const)))(
    'of %s is passed over where it is %s',
    async (format, _, lead) => {
      const picture = await fileOf(format);
      const file = behind(lead, picture);
      expect(sniff(file)).toBe(format);
      expect(Buffer.from(fromPictureStart(file)).equals(picture)).toBe(true);
    },
  );

  it.each([
    ['65 bytes', ' '.repeat(65), 'not_a_picture'],
    ['a PDF', '%PDF-1.7\n', 'unsupported_format'],
    ['a PDF behind a line', '\n%PDF-1.7\n', 'not_a_picture'],
    ['a page', '\n<!doctype html><img src="data:', 'not_a_picture'],
    ['a ZIP', 'PK\x03\x04', 'not_a_picture'],
    ['one letter', ' x', 'not_a_picture'],
    ['half a byte order mark', '\xef\xbb', 'not_a_picture'],
  ])('is not where it is more: %s', async (_, lead, code) => {
    const file = behind(lead, await fileOf('jpeg'));
    expect(pictureStart(file)).toBe(0);
    expect(() => sniff(file)).toThrow(expect.objectContaining({ code }));
  });
});
