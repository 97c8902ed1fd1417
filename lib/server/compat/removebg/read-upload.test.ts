import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isServiceError } from '@/lib/contracts/errors';
import { decodeBase64 } from './base64';
import { readFields } from './read-upload';

const read = (body: string | Uint8Array, contentType: string) => readFields(Buffer.from(body), contentType);
const JSON_TYPE = 'application/json';
const URLENCODED = 'application/x-www-form-urlencoded; charset=UTF-8';

describe('readFields', () => {
  it('reads JSON: text, numbers, booleans, and objects as forms name them', async () => {
    const { text, bytes } = await read(
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
    expect(bytes('size')).toBeUndefined();
  });

  it('reads long strings of JSON as they are, with and without escapes', async () => {
    const long = 'aA+/'.repeat(40_000);
    const written = [
      `{"size":"\\"","image_file_b64":"${long}","bg_color":"\\\\","x":"${long}"}`,
      `{"image_file_b64" : "${long.replaceAll('/', '\\/')}", "size":"\\"", "bg_color":"\\\\", "x":"${long}"}`,
    ];
    for (const [i, body] of written.entries()) {
      const { text, bytes } = await read(body, JSON_TYPE);
      expect(['size', 'bg_color'].map(text)).toEqual(['"', '\\']);
      expect([text('image_file_b64') === long, text('x') === long]).toEqual([true, true]);
      expect(bytes('image_file_b64')?.toString() === long).toBe(i === 0);
      expect(bytes('x')).toBeUndefined();
    }
    // A name that is long, an end that is missing, and more quotation marks than are looked at.
    expect((await read(`{"${long}":"1","size":"4k"}`, JSON_TYPE)).text('size')).toBe('4k');
    await expect(read(`{"size":"${long}`, JSON_TYPE)).rejects.toThrow();
    const many = `{${'"a":"",'.repeat(400)}"image_file_b64":"${long}"}`;
    expect((await read(many, JSON_TYPE)).text('image_file_b64') === long).toBe(true);
  });

  it.each(['', '{', '[]', '"text"', 'null', '\u0000'])('refuses the JSON %j', async (body) => {
    await expect(read(body, JSON_TYPE)).rejects.toThrow(
      expect.objectContaining({ refusalCase: 'unreadable_body' }),
    );
  });

  it('reads URL-encoded forms as URLSearchParams does, but keeps plus signs of base64', async () => {
    const { text } = await read(
      'a+b=c+d%26&size=undefined&size=auto&image_file_b64=a+b%2Fc%3D&broken=%zz&=x',
      URLENCODED,
    );
    expect(['a b', 'size', 'image_file_b64', 'broken'].map(text)).toEqual(['c d&', 'auto', 'a+b/c=', '%zz']);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (value) => {
        const encoded = new URLSearchParams({ name: value }).toString();
        expect((await read(encoded, URLENCODED)).text('name') ?? '').toBe(
          /^\s*(undefined)?\s*$/.test(value) ? '' : value.trim(),
        );
      }),
    );
  });

  it('refuses other types', async () => {
    await expect(read('x', 'text/plain')).rejects.toThrow(
      expect.objectContaining({ refusalCase: 'unsupported_media_type' }),
    );
  });

  it('ends with fields or a ServiceError, whatever it is given', async () => {
    const types = [
      JSON_TYPE,
      URLENCODED,
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'a/b',
      '',
    ];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...types), async (body, type) => {
        try {
          expect((await readFields(body, type)).text('size')).not.toBe('');
        } catch (error) {
          expect(isServiceError(error)).toBe(true);
        }
      }),
    );
  });
});

describe('decodeBase64', () => {
  it('takes a prefix, line breaks and the alphabet of URLs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array(),
        fc.constantFrom('', 'data:image/png;base64,', 'DATA:;base64,'),
        fc.boolean(),
        async (bytes, prefix, url) => {
          const text = Buffer.from(bytes)
            .toString(url ? 'base64url' : 'base64')
            .replace(/.{8}/g, '$&\r\n');
          expect(Buffer.from(await decodeBase64(prefix + text))).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });

  it('decodes in slices what is long, whatever stands at their ends', async () => {
    const bytes = Buffer.from(Uint32Array.from({ length: 800_000 }, (_, i) => i * 2_654_435_761).buffer);
    const text = `data:image/png;base64,${bytes.toString('base64').replace(/.{77}/g, '$&\n')}`;
    expect(Buffer.compare(await decodeBase64(text), bytes)).toBe(0);
    expect(Buffer.compare(await decodeBase64(Buffer.from(text)), bytes)).toBe(0);
    const { text: field } = await read(`a=${'%2Bx'.repeat(700_000)}`, URLENCODED);
    expect(field('a') === '+x'.repeat(700_000)).toBe(true);
  });
});
