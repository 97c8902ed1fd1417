import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { MAX_BASE64_BODY_BYTES } from '@/lib/contracts/limits';
import { json, multipart } from './bodies';
import { ask, base64, errorOf, form, photo, withHeaders } from './removebg-client';
import type { Recorded } from './replay';

describe('errors', () => {
  it.each<[string, number, string, () => Recorded]>([
    ['no picture', 400, 'missing_source', () => multipart({ size: 'auto' })],
    [
      'an empty picture',
      400,
      'missing_source',
      () => multipart({ image_file: { value: '', fileName: 'x' } }),
    ],
    ['no body', 400, 'missing_source', () => ({ headers: { 'Content-Type': 'application/json' } })],
    ['two pictures', 400, 'multiple_sources', () => form({ image_file_b64: base64 })],
    ['a file and an address', 400, 'multiple_sources', () => form({ image_url: 'https://a.example/x' })],
    [
      'two backgrounds',
      400,
      'multiple_bg_sources',
      () => form({ bg_color: 'red', bg_image_file: { value: photo, fileName: 'b' } }),
    ],
    ['size=8K', 400, 'invalid_size', () => form({ size: '8K' })],
    ['size=constructor', 400, 'invalid_size', () => form({ size: 'constructor' })],
    ['channels', 400, 'invalid_channels', () => form({ channels: 'rgb' })],
    ['format', 400, 'invalid_format', () => form({ format: 'avif' })],
    ['position', 400, 'invalid_position', () => form({ position: 'left' })],
    ['scale', 400, 'invalid_scale', () => form({ scale: '5%' })],
    ['crop_margin', 400, 'invalid_crop_margin', () => form({ crop: 'true', crop_margin: '60%' })],
    ['roi', 400, 'invalid_roi', () => form({ roi: '1 2 3' })],
    ['an empty roi', 400, 'roi_region_empty', () => form({ roi: '100% 0% 320px 10px' })],
    ['a roi that is too large', 400, 'roi_exceeds_bounds', () => form({ roi: '0 0 321px 100%' })],
    ['a roi beside the picture', 400, 'roi_exceeds_bounds', () => form({ roi: '400px 0px 500px 10px' })],
    ['semitransparency', 400, 'invalid_semitransparency', () => form({ semitransparency: 'maybe' })],
    ['bg_color', 400, 'invalid_bg_color', () => form({ bg_color: 'linear-gradient(red, blue)' })],
    ['shadow_type', 400, 'invalid_shadow_type', () => form({ shadow_type: 'long' })],
    [
      'shadow_opacity',
      400,
      'invalid_shadow_opacity',
      () => form({ shadow_type: 'drop', shadow_opacity: '101' }),
    ],
    [
      'no picture’s bytes',
      400,
      'invalid_file_type',
      () => multipart({ image_file: { value: 'text', fileName: 'x.jpg' } }),
    ],
    ['no base64', 400, 'invalid_file_type', () => json({ image_file_b64: 'no picture at all' })],
    ['half a picture', 400, 'failed_to_read_image', () => multipart({ image_file: photo.subarray(0, 900) })],
    [
      'a background that is none',
      400,
      'failed_to_read_bg_image',
      () => form({ bg_image_file: { value: 'x', fileName: 'b' } }),
    ],
    ['JSON that is none', 400, 'unreadable_body', () => ({ ...json(0), body: Buffer.from('{"size":') })],
    ['a list', 400, 'unreadable_body', () => json([])],
    [
      'a form without end',
      400,
      'malformed_multipart',
      () => ({ ...form(), body: form().body?.subarray(0, -60) }),
    ],
    [
      'another Content-Type',
      415,
      'unsupported_media_type',
      () => ({ headers: { 'Content-Type': 'image/png' }, body: photo }),
    ],
    [
      'a compressed body',
      415,
      'unsupported_encoding',
      () => withHeaders(form(), { 'Content-Encoding': 'gzip' }),
    ],
    ['another method', 405, 'method_not_allowed', () => ({ method: 'PUT', ...form() })],
    ['another address', 404, 'not_found', () => ({ path: '/v1.0/elsewhere', ...form() })],
    ['a method that nobody has', 405, 'method_not_allowed', () => ({ method: 'PROPFIND' })],
    ['no address', 404, 'not_found', () => ({ path: '/v1.0', method: 'GET' })],
    [
      'an address that cannot be read',
      400,
      'malformed_address',
      () => ({ path: '/v1.0/%zz', method: 'GET' }),
    ],
    ['improve', 501, 'not_implemented', () => ({ ...form(), path: '/v1.0/improve' })],
    [
      'another site’s page',
      403,
      'cross_site_refused',
      () => withHeaders(form(), { Origin: 'https://evil.example' }),
    ],
    [
      'a body over the limit',
      413,
      'request_too_large',
      () => ({ ...json({}), body: Buffer.alloc(MAX_BASE64_BODY_BYTES + 1) }),
    ],
  ])('%s: %i %s', async (_, status, code, recorded) => {
    expect(errorOf(await ask(recorded()))).toMatchObject({ status, code });
  });

  it('an empty picture has no foreground', async () => {
    const blank = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect(errorOf(await ask(multipart({ image_file: blank })))).toMatchObject({
      status: 400,
      code: 'unknown_foreground',
    });
  });

  it.each<[string, number, number]>([
    ['resolution_too_high', 9_000, 6_000],
    ['invalid_dimensions', 70_000, 1],
  ])('%s: %i × %i pixels', async (code, width, height) => {
    const picture = await sharp({ create: { width, height, channels: 3, background: '#888' } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(errorOf(await ask(multipart({ image_file: picture })))).toMatchObject({ status: 400, code });
  });
});
