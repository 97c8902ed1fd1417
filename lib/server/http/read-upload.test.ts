import { describe, expect, it } from 'vitest';
import { ServiceError } from '@/lib/contracts/errors';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { readUpload, type UploadShape } from './read-upload';

const UPLOAD: UploadShape = {
  body: { form: MAX_UPLOAD_BYTES + 65_536, other: MAX_UPLOAD_BYTES },
  maxFileBytes: MAX_UPLOAD_BYTES,
  parts: { picture: 'image', background: 'background_image' },
};

const picture = Buffer.from('not decoded here');

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

/** A body without Content-Length, as chunked uploads have. */
function streamed(chunks: readonly Uint8Array[], error?: Error): ReadableStream<Uint8Array> {
  const left = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const chunk = left.shift();
      if (chunk) controller.enqueue(chunk);
      else if (error) controller.error(error);
      else controller.close();
    },
  });
}

async function codeFor(request: Request): Promise<string> {
  try {
    const { bytes } = await readUpload(request, UPLOAD);
    return `read ${bytes.length}`;
  } catch (error) {
    return error instanceof ServiceError ? error.code : String(error);
  }
}

function form(entries: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

describe('readUpload', () => {
  it('reads a raw body, whatever its content type says', async () => {
    const upload = await readUpload(post(picture, { 'content-type': 'text/html' }), UPLOAD);
    expect(Buffer.from(upload.bytes).toString()).toBe('not decoded here');
    expect(upload.bodyBytes).toBe(picture.length);
  });

  it('reads the part named image, past other parts', async () => {
    const body = form({
      note: 'x',
      other: new Blob(['no']),
      image: new Blob([picture], { type: 'image/png' }),
    });
    const upload = await readUpload(post(body), UPLOAD);
    expect(Buffer.from(upload.bytes).toString()).toBe('not decoded here');
  });

  it('reads the background image and the options beside it; the form before the query', async () => {
    const body = form({
      image: new Blob([picture]),
      background_image: new Blob(['behind']),
      crop: 'true',
      scale: '80%',
    });
    const request = new Request('http://localhost/?scale=50%25&size=2MP', { method: 'POST', body });
    const { backgroundImage, option } = await readUpload(request, UPLOAD);
    expect(Buffer.from(backgroundImage ?? []).toString()).toBe('behind');
    expect([option('crop'), option('scale'), option('size'), option('roi')]).toEqual([
      'true',
      '80%',
      '2MP',
      undefined,
    ]);
  });

  it('takes an empty background image for none, and options of a raw body from the query', async () => {
    expect(
      (await readUpload(post(form({ image: new Blob([picture]), background_image: new Blob([]) })), UPLOAD))
        .backgroundImage,
    ).toBeUndefined();
    const request = new Request('http://localhost/?format=webp', { method: 'POST', body: picture });
    expect((await readUpload(request, UPLOAD)).option('format')).toBe('webp');
  });

  it('takes a part without a file name for a picture by its content (RFC 7578 §4.2)', async () => {
    const jpeg = Buffer.from('\xff\xd8\xff\xe0 and so on', 'latin1');
    const part = (head: string, bytes: Buffer) =>
      Buffer.concat([
        Buffer.from(`--y\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
        bytes,
        Buffer.from('\r\n'),
      ]);
    const body = Buffer.concat([
      part('name="image"', jpeg),
      part('name="background_image"', Buffer.from('https://example.com/beach.jpg')),
      Buffer.from('--y--\r\n'),
    ]);
    const upload = await readUpload(
      post(body, { 'content-type': 'multipart/form-data; boundary=y' }),
      UPLOAD,
    );
    expect(Buffer.from(upload.bytes).equals(jpeg)).toBe(true);
    // Refused as unreadable further on: it would have had no effect.
    expect(Buffer.from(upload.backgroundImage ?? []).toString()).toBe('https://example.com/beach.jpg');
  });

  it('refuses a background image that is named in the query', async () => {
    const request = new Request('http://localhost/?background_image=white', {
      method: 'POST',
      body: picture,
    });
    await expect(readUpload(request, UPLOAD)).rejects.toMatchObject({ code: 'background_image_unreadable' });
  });

  it('joins a body that comes in pieces', async () => {
    expect(await codeFor(post(streamed([Buffer.alloc(70_000), Buffer.alloc(5)])))).toBe('read 70005');
  });

  it.each([
    ['no body', () => post(null), 'empty_body'],
    ['an empty stream', () => post(streamed([])), 'empty_body'],
    ['an empty file', () => post(form({ image: new Blob([]) })), 'empty_file'],
    ['a form without picture', () => post(form({ other: new Blob(['x']) })), 'missing_image'],
    ['a path instead of a file', () => post(form({ image: '@photo.jpg' })), 'missing_image'],
    ['no boundary', () => post('x', { 'content-type': 'multipart/form-data' }), 'malformed_multipart'],
    [
      'a foreign boundary',
      () => post('x', { 'content-type': 'multipart/form-data; boundary=y' }),
      'malformed_multipart',
    ],
    [
      'a form cut short',
      () =>
        post('--y\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\nabc', {
          'content-type': 'multipart/form-data; boundary=y',
        }),
      'malformed_multipart',
    ],
    ['a compressed body', () => post(picture, { 'content-encoding': 'gzip' }), 'unsupported_encoding'],
    ['a client that breaks off', () => post(streamed([picture], new Error('aborted'))), 'incomplete_upload'],
    [
      'an announced length over the limit',
      () => post(streamed([]), { 'content-length': String(MAX_UPLOAD_BYTES + 1) }),
      'upload_too_large',
    ],
    [
      'a stream over the limit',
      () => post(streamed(Array.from({ length: 26 }, () => Buffer.alloc(1_048_576)))),
      'upload_too_large',
    ],
    [
      'a file over the limit in a form',
      () => post(form({ image: new Blob([Buffer.alloc(MAX_UPLOAD_BYTES + 1)]) })),
      'upload_too_large',
    ],
  ])('refuses %s', async (_, request, expected) => {
    expect(await codeFor(request())).toBe(expected);
  });

  it('refuses a form of more parts than any client sends', async () => {
    const many = form({ image: new Blob([picture]) });
    for (let part = 0; part < 200; part += 1) many.append('field', 'x');
    expect(await codeFor(post(many))).toBe('malformed_multipart');
  });

  it('takes the largest upload, to the byte', async () => {
    expect(await codeFor(post(Buffer.alloc(MAX_UPLOAD_BYTES)))).toBe(`read ${MAX_UPLOAD_BYTES}`);
    expect(await codeFor(post(form({ image: new Blob([Buffer.alloc(MAX_UPLOAD_BYTES)]) })))).toBe(
      `read ${MAX_UPLOAD_BYTES}`,
    );
  });
});
