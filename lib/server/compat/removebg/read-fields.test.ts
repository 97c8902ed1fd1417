import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isServiceError } from '@/lib/contracts/errors';
import { decodeBase64 } from './base64';
import { readFields } from './read-fields';

const read = (body: string | Uint8Array, contentType: string) => readFields(Buffer.from(body), contentType);
const JSON_TYPE = 'application/json';
const URLENCODED = 'application/x-www-form-urlencoded; charset=UTF-8';

describe('readFields', () => {
  it('reads JSON: text, numbers, booleans, and objects as forms name them', () => {
    const { text, file } = read(
      JSON.stringify({
        size: ' auto ',
        type_level: 2,
        crop: false,
        roi: null,
        scale: '',
        shadow_type: { car: 'car' },
        x: [1],
      }),
      JSON_TYPE,
    );
    const names = ['size', 'type_level', 'crop', 'roi', 'scale', 'shadow_type', 'shadow_type[car]', 'x'];
    expect(names.map(text)).toEqual([
      'auto',
      '2',
      'false',
      undefined,
      undefined,
      undefined,
      'car',
      undefined,
    ]);
    expect(file('size')).toBeUndefined();
  });

  it.each(['', '{', '[]', '"text"', 'null', '\u0000'])('refuses the JSON %j', (body) => {
    expect(() => read(body, JSON_TYPE)).toThrow(expect.objectContaining({ refusalCase: 'unreadable_body' }));
  });

  it('reads URL-encoded forms as URLSearchParams does, but keeps plus signs of base64', () => {
    const { text } = read(
      'a+b=c+d%26&size=undefined&size=auto&image_file_b64=a+b%2Fc%3D&broken=%zz&=x',
      URLENCODED,
    );
    expect(['a b', 'size', 'image_file_b64', 'broken'].map(text)).toEqual(['c d&', 'auto', 'a+b/c=', '%zz']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const encoded = new URLSearchParams({ name: value }).toString();
        expect(read(encoded, URLENCODED).text('name') ?? '').toBe(
          /^\s*(undefined)?\s*$/.test(value) ? '' : value.trim(),
        );
      }),
    );
  });

  it('refuses other types', () => {
    expect(() => read('x', 'text/plain')).toThrow(
      expect.objectContaining({ refusalCase: 'unsupported_media_type' }),
    );
  });

  it('ends with fields or a ServiceError, whatever it is given', () => {
    const types = [
      JSON_TYPE,
      URLENCODED,
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'a/b',
      '',
    ];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...types), (body, type) => {
        try {
          expect(readFields(body, type).text('size')).not.toBe('');
        } catch (error) {
          expect(isServiceError(error)).toBe(true);
        }
      }),
    );
  });
});

describe('decodeBase64', () => {
  it('takes a prefix, line breaks and the alphabet of URLs', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom('', 'data:image/png;base64,', 'DATA:;base64,'),
        fc.boolean(),
        (bytes, prefix, url) => {
          const text = Buffer.from(bytes)
            .toString(url ? 'base64url' : 'base64')
            .replace(/.{8}/g, '$&\r\n');
          expect(Buffer.from(decodeBase64(prefix + text))).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });
});
