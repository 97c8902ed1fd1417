import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UrlInput } from '@/lib/config/url-input';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { startPictureHost, type PictureHost } from '../../../../tests/fixtures/picture-host';
import { PictureFetches } from '../../fetch/picture-fetches';
import { publicErrorOf } from '../../http/public-error';
import { UploadBudget } from '../../inference/admission';
import { pictureSources } from './picture-sources';
import { uploadOf } from './read-upload';
import { formFields } from '../sent-fields';
import { wordsOf } from './words';

let host: PictureHost;
beforeAll(async () => {
  host = await startPictureHost((request, response) => {
    if (request.url === '/none') response.writeHead(404).end();
    else response.end(request.url === '/large' ? Buffer.alloc(MAX_UPLOAD_BYTES) : request.url);
  });
});
afterAll(() => host.close());

/** Takes the pictures that fields name, from the one host of a list or as given. */
function take(named: Readonly<Record<string, string>>, urlInput?: UrlInput) {
  const fields = formFields(
    Object.entries(named).map(([name, value]) => [name, Buffer.from(value)] as const),
  );
  const receivedAtMs = performance.now();
  const fetches = new PictureFetches({
    config: { urlInput: urlInput ?? [{ host: '127.0.0.1', port: host.port }], jobTimeoutMs: 30_000 },
    uploads: new UploadBudget(2 * MAX_UPLOAD_BYTES),
    client: 'a client',
    receivedAtMs,
    signal: new AbortController().signal,
  });
  return uploadOf({ fields, bodyBytes: 0, receivedAtMs }, pictureSources(fields), fetches);
}

async function told(...args: Parameters<typeof take>): Promise<string> {
  const error = await take(...args).then(
    () => ({ code: 'internal_error' as const }),
    (error: unknown) => publicErrorOf(error),
  );
  const { status, code, title, detail = '' } = wordsOf(error);
  expect(`${title} ${detail}`).not.toContain('127.0.0.1');
  return `${status} ${code}: ${title}`;
}

describe('pictures by address', () => {
  it('are taken from where they are, the background too', async () => {
    const upload = await take({ image_url: `${host.url}/a`, bg_image_url: `${host.url}/b` });
    expect([upload.bytes, upload.backgroundImage].map(String)).toEqual(['/a', '/b']);
  });

  it('that do not come are told in remove.bg’s words', async () => {
    const none = `${host.url}/none`;
    expect(await told({ image_url: none })).toBe(
      '400 failed_image_download: Failed to download image from given image_url: HTTP Status 404',
    );
    expect(await told({ image_file: 'x', bg_image_url: none })).toBe(
      '400 failed_bg_download: Failed to download background image from given bg_image_url: HTTP Status 404',
    );
    expect(await told({ image_url: host.url }, [])).toBe(
      '400 failed_image_download: Failed to download image from given image_url: not reachable',
    );
    expect(await told({ image_url: 'ftp://a.example/' })).toBe(
      '400 invalid_image_url: Invalid image_url: Please provide a valid URL.',
    );
    expect(await told({ image_file: 'x', bg_image_url: 'x' })).toBe(
      '400 invalid_bg_image_url: Invalid bg_image_url: Please provide a valid URL.',
    );
    expect(await told({ image_url: host.url }, 'off')).toBe(
      '400 image_url_not_supported: This server does not fetch pictures from URLs',
    );
  });

  it('count together: the background may have what the picture left', async () => {
    const upload = await take({ image_url: `${host.url}/large` });
    expect(upload.bytes).toHaveLength(MAX_UPLOAD_BYTES);
    expect(await told({ image_url: `${host.url}/large`, bg_image_url: `${host.url}/b` })).toBe(
      '400 file_too_large: File too large',
    );
  });

  it('are one source among others', () => {
    const fields = (...names: string[]) => formFields(names.map((name) => [name, Buffer.from('x')] as const));
    expect(() => pictureSources(fields('image_url', 'image_file'))).toThrow(
      expect.objectContaining({ refusalCase: 'multiple_sources' }),
    );
    expect(() => pictureSources(fields('image_url', 'bg_image_url', 'bg_color'))).toThrow(
      expect.objectContaining({ code: 'two_backgrounds' }),
    );
    expect(() => pictureSources(fields('bg_image_url'))).toThrow(
      expect.objectContaining({ code: 'missing_image' }),
    );
  });
});
