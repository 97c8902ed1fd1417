import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { scenePipeline } from '../../fixtures/pictures';
import { json, multipart, urlencoded } from './bodies';
import { ask, base64, errorOf, form, photo, pictureOf, PNG, withHeaders } from './removebg-client';
import type { Recorded } from './replay';

/*
 * What public integrations of remove.bg's API send, to the built server. It was seen in their sources in November 2026.
 * Each answer is held to what these clients read of it.
 */

describe('what nearly all send', () => {
  it('four of five: a file and size=auto', async () => {
    expect(await pictureOf(await ask(form({ size: 'auto' })))).toBe(PNG);
  });

  it.each<[string, () => Recorded]>([
    ['base64 in JSON', () => json({ image_file_b64: base64, size: 'auto' })],
    ['base64 with a prefix', () => json({ image_file_b64: `data:image/jpeg;base64,${base64}` })],
    ['base64 in a URL-encoded form', () => urlencoded({ image_file_b64: base64, size: 'auto' })],
    [
      'base64 whose plus signs are not encoded',
      () => ({ ...urlencoded({}), body: Buffer.from(`size=auto&image_file_b64=${base64}`) }),
    ],
    ['base64 as text of a form', () => multipart({ image_file_b64: base64 })],
    [
      'base64 with prefix and line breaks',
      () => multipart({ image_file_b64: `data:image/jpeg;base64,${base64.replace(/.{76}/g, '$&\r\n')}` }),
    ],
    [
      'removd: a stream of text, without length',
      () => ({
        ...multipart({ image_file_b64: base64, channels: 'rgba', bg_color: '00000000' }),
        chunked: true,
      }),
    ],
    ['Go: a pipe, without length', () => ({ ...form(), chunked: true })],
    [
      'bare line feeds',
      () => multipart({ size: 'auto', image_file: { value: photo, fileName: 'photo.jpg' } }, '\n'),
    ],
    ['a part with neither file name nor type', () => multipart({ image_file: photo, size: 'auto' })],
    [
      'a blob of Node',
      () =>
        multipart({
          image_file: { value: photo, fileName: 'blob', contentType: 'application/octet-stream' },
        }),
    ],
    ['the browser demo: an empty image_url beside the file', () => form({ image_url: '', api_key: 'any' })],
    ['a type that nobody knows, and a field', () => form({ type: 'icon', shadow_remove: 'true' })],
    ['no length, of JSON', () => ({ ...json({ image_file_b64: base64 }), chunked: true })],
    [
      'a charset behind JSON',
      () =>
        withHeaders(json({ image_file_b64: base64 }), { 'Content-Type': 'application/json; charset=utf-8' }),
    ],
  ])('%s', async (_, recorded) => {
    expect(await pictureOf(await ask(recorded()))).toBe(PNG);
  });

  it.each(['', 'undefined', ' '])(
    'every other field as "%s", as the official CLI sends them',
    async (nothing) => {
      const names = [
        ...['type', 'type_level', 'format', 'roi', 'crop', 'crop_margin', 'scale', 'position', 'channels'],
        ...['add_shadow', 'shadow_type', 'shadow_opacity', 'semitransparency', 'bg_color', 'bg_image_url'],
        ...['image_url', 'image_file_b64', 'bg_image_file', 'size'],
      ];
      const fields = Object.fromEntries(names.map((name) => [name, nothing]));
      expect(await pictureOf(await ask(form(fields)))).toBe(PNG);
      const body = json({ ...fields, image_file_b64: base64, bg_image_url: null });
      expect(await pictureOf(await ask(body))).toBe(PNG);
    },
  );

  it('Python: all fields at once', async () => {
    const fields = {
      ...{ size: 'regular', type: 'auto', type_level: 'none', format: 'auto', roi: '0 0 100% 100%' },
      ...{ crop: '', scale: 'original', position: 'original', channels: 'rgba', shadow: '' },
      ...{ semitransparency: 'true', bg_color: '' },
    };
    const answer = await ask(form(fields));
    expect(await pictureOf(answer)).toBe(PNG);
    expect(answer.headers['x-type']).toBeUndefined();
  });

  it('PHP: a PNG that is named .jpg, and the other way round', async () => {
    const png = await scenePipeline(64, 48).png().toBuffer();
    const named = multipart({ image_file: { value: png, fileName: 'file.jpg', contentType: 'image/jpeg' } });
    expect(await pictureOf(await ask(named))).toBe('png 64x48 alpha');
  });

  it.each(['//v1.0/removebg', '///v1.0/removebg?x=//y'])(
    'a base URL that ends in a slash: %s',
    async (path) => {
      expect(await pictureOf(await ask({ ...form(), path }))).toBe(PNG);
    },
  );

  it("Java's HttpClient: an offer of HTTP/2, which is passed over", async () => {
    const offer = {
      Connection: 'Upgrade, HTTP2-Settings',
      Upgrade: 'h2c',
      'HTTP2-Settings': 'AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA',
    };
    expect(await pictureOf(await ask(withHeaders(form(), offer)))).toBe(PNG);
  });

  it('CarveKit: the same at its own address', async () => {
    expect(await pictureOf(await ask({ ...form(), path: '/api/removebg' }))).toBe(PNG);
  });

  it('takes a picture of the largest size as base64 to the byte, and says 400 for one more', async () => {
    const largest = Buffer.concat([photo, Buffer.alloc(MAX_UPLOAD_BYTES - photo.length)]);
    expect(await pictureOf(await ask(json({ image_file_b64: largest.toString('base64') })))).toBe(PNG);
    const larger = Buffer.concat([largest, Buffer.alloc(1)]).toString('base64');
    expect(errorOf(await ask(json({ image_file_b64: larger })))).toMatchObject({
      status: 400,
      code: 'file_too_large',
    });
  });
});

describe('bytes or JSON, by Accept', () => {
  it.each([
    ['application/json', 'UXP, PHP, npm remove.bg'],
    ['application/json, application/*+json', "Spring's RestClient"],
    ['application/json, image/png;q=.5', 'a client that prefers JSON'],
  ])('%s gets JSON: %s', async (accept) => {
    const answer = await ask(withHeaders(form({ format: 'png' }), { Accept: accept }));
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { data } = JSON.parse(answer.body.toString()) as { data: { result_b64: string } };
    const { format, width } = await sharp(Buffer.from(data.result_b64, 'base64')).metadata();
    expect([format, width, answer.headers['x-width']]).toEqual(['png', 320, '320']);
  });

  it.each([
    ['application/json, text/plain, */*', 'axios as it comes'],
    ['application/json, image/*, */*', 'generated clients'],
    ['image/png', 'Dart'],
    ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', "Java's HttpURLConnection"],
    ['*/*', 'curl'],
    ['application/json;q=0.5, image/png', 'a client that prefers pictures'],
  ])('%s gets bytes, of the format as asked: %s', async (accept) => {
    expect(await pictureOf(await ask(withHeaders(form(), { Accept: accept })))).toBe(PNG);
    const webp = await ask(withHeaders(form({ format: 'webp' }), { Accept: accept }));
    expect(await pictureOf(webp)).toBe('webp 320x240 alpha');
  });
});
