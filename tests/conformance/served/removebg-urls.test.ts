import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { makeCertificate } from '../../fixtures/certificate';
import { startPictureHost, type PictureHost } from '../../fixtures/picture-host';
import { startServer, until, type RunningServer } from '../../fixtures/server';
import { json, multipart, urlencoded } from './bodies';
import { ask, base64, errorOf, form, photo, pictureOf, PNG, withHeaders } from './removebg-client';
import { replay, type Recorded, type Replayed } from './replay';

/**
 * Pictures that are named by their address. One server may ask one host, the shared one asks any, and one asks nobody.
 */

const blue = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'blue' } })
  .png()
  .toBuffer();

/** Trusted by the server that may ask `host` and `secure`. */
const certificate = makeCertificate('127.0.0.1');

let host: PictureHost;
/** Over TLS, with the trusted certificate, and with one that nobody knows. */
let secure: PictureHost;
let unknown: PictureHost;
let listed: RunningServer;
let off: RunningServer;
beforeAll(async () => {
  const files = new Map<string, Buffer>([
    ['/photo.jpg', photo],
    ['/blue.png', blue],
    ['/text', Buffer.from('text')],
    ['/large', Buffer.alloc(MAX_UPLOAD_BYTES + 1)],
    ['/largest', Buffer.concat([photo, Buffer.alloc(MAX_UPLOAD_BYTES - photo.length)])],
  ]);
  host = await startPictureHost((request, response) => {
    const path = request.url ?? '';
    const file = files.get(path);
    if (path === '/moved') response.writeHead(302, { Location: '/photo.jpg' }).end();
    else if (path === '/away') response.writeHead(302, { Location: 'http://127.0.0.2/photo.jpg' }).end();
    else response.writeHead(file ? 200 : 404).end(file);
  });
  const stranger = makeCertificate('127.0.0.1');
  [secure, unknown] = (await Promise.all(
    [certificate, stranger].map((shown) =>
      startPictureHost((_request, response) => response.end(photo), { certificate: shown }),
    ),
  )) as [PictureHost, PictureHost];
  stranger.remove();
  const hosts = [host, secure, unknown].map(({ port }) => `127.0.0.1:${port}`);
  [listed, off] = await Promise.all([
    startServer({
      URL_INPUT: hosts.join(),
      NODE_EXTRA_CA_CERTS: certificate.file,
      COMPAT_ALLOWED_ORIGINS: '*',
      INFERENCE_CHILDREN: '1',
    }),
    startServer({ URL_INPUT: 'off', INFERENCE_CHILDREN: '1' }),
  ]);
});
afterAll(async () => {
  for (const { close } of [host, secure, unknown]) close();
  certificate.remove();
  await Promise.all([listed, off].map((server) => server.stop()));
});

const at = (path: string) => `${host.url}${path}`;
const askListed = (recorded: Recorded) => ask(recorded, listed.url);
const byUrl = (url: string) => urlencoded({ image_url: url, size: 'auto' });

/** What an answer says of a fault: code and title. */
function told(answer: Replayed): string {
  const { status, code, title } = errorOf(answer);
  expect(status).toBe(400);
  return `${code}: ${title}`;
}

describe('image_url and bg_image_url', () => {
  it.each<[string, () => Recorded]>([
    ['a URL-encoded form', () => byUrl(at('/photo.jpg'))],
    ['JSON', () => json({ image_url: at('/photo.jpg'), size: 'auto' })],
    ['a form', () => multipart({ image_url: at('/photo.jpg'), size: 'auto', image_file: '' })],
    ['a redirect', () => byUrl(at('/moved'))],
  ])('in %s', async (_, recorded) => {
    expect(await pictureOf(await askListed(recorded()))).toBe(PNG);
  });

  it('cuts out what the same file as an upload would give, and lays the background behind it', async () => {
    const uploaded = await askListed(
      form({ bg_image_file: { value: blue, fileName: 'b.png' }, format: 'png' }),
    );
    const named = await askListed(
      json({ image_url: at('/photo.jpg'), bg_image_url: at('/blue.png'), format: 'png' }),
    );
    expect(await pictureOf(named)).toBe(PNG);
    expect(named.body.equals(uploaded.body)).toBe(true);
  });

  it('takes a picture of the largest size to the byte, and no larger one, the background’s bytes included', async () => {
    expect(await pictureOf(await askListed(byUrl(at('/largest'))))).toBe(PNG);
    for (const fields of [
      { image_url: at('/large') },
      { image_url: at('/largest'), bg_image_url: at('/blue.png') },
    ]) {
      expect(told(await askListed(json(fields)))).toBe('file_too_large: File too large');
    }
  });

  it.each<[string, string, () => Recorded]>([
    ['HTTP Status 404', '/none', () => byUrl(at('/none'))],
    ['not reachable', 'a redirect to another host', () => byUrl(at('/away'))],
    ['not reachable', 'a host that is not in the list', () => byUrl('https://a.example/x.jpg')],
    ['not reachable', 'a port that is not in the list', () => byUrl('http://127.0.0.1:1/')],
  ])('says "%s": %s', async (outcome, _, recorded) => {
    expect(told(await askListed(recorded()))).toBe(
      `failed_image_download: Failed to download image from given image_url: ${outcome}`,
    );
  });

  it.each<[string, () => Recorded]>([
    [
      'failed_bg_download: Failed to download background image from given bg_image_url: HTTP Status 404',
      () => form({ bg_image_url: at('/none') }),
    ],
    [
      'invalid_bg_image_url: Invalid bg_image_url: Please provide a valid URL.',
      () => form({ bg_image_url: 'x' }),
    ],
    ['invalid_image_url: Invalid image_url: Please provide a valid URL.', () => byUrl('file:///etc/passwd')],
    [
      'invalid_image_url: Invalid image_url: Please provide a valid URL.',
      () => byUrl(at('/').replace('//', '//me:word@')),
    ],
    ['invalid_file_type: Invalid file type', () => byUrl(at('/text'))],
    [
      'failed_to_read_bg_image: There was an error reading the background image.',
      () => form({ bg_image_url: at('/text') }),
    ],
  ])('says "%s"', async (words, recorded) => {
    expect(told(await askListed(recorded()))).toBe(words);
  });

  it('asks nobody before the rest of the request is read', async () => {
    const before = host.connections();
    const url = at('/photo.jpg');
    const wrong: Recorded[] = [
      json({ image_url: url, size: '8K' }),
      json({ image_url: url, image_file_b64: base64 }),
      json({ bg_image_url: url }),
      json({ image_url: url, bg_image_url: url, bg_color: 'red' }),
    ];
    const codes = [];
    for (const recorded of wrong) codes.push(errorOf(await askListed(recorded)).code);
    expect(codes).toEqual(['invalid_size', 'multiple_sources', 'missing_source', 'multiple_bg_sources']);
    expect(host.connections()).toBe(before);
  });

  it('over TLS, from a host whose certificate is trusted, and from no other', async () => {
    expect(await pictureOf(await askListed(byUrl(`${secure.url}/photo.jpg`)))).toBe(PNG);
    const failed = 'failed_image_download: Failed to download image from given image_url: not reachable';
    expect(told(await askListed(byUrl(`${unknown.url}/photo.jpg`)))).toBe(failed);
    expect(unknown.connections()).toBe(1);
    expect(unknown.paths).toEqual([]);
    const isLogged = () => listed.log().some(({ code }) => code === 'picture_not_fetched');
    await until(isLogged, 5_000, 'the log line of the failed fetch');
  });

  it('is not for our own door', async () => {
    const before = host.connections();
    const body = multipart({ image_url: at('/photo.jpg'), url: at('/photo.jpg') });
    const answer = await askListed({ ...body, path: '/api/v1/remove' });
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([
      400,
      { error: { code: 'missing_image' } },
    ]);
    expect(host.connections()).toBe(before);
  });

  it('leaves sizes and durations in the log, and no address', async () => {
    const path = '/none?canary=8e1f';
    await askListed(byUrl(at(path)));
    await askListed(byUrl(at('/photo.jpg')));
    expect(listed.output()).not.toMatch(/canary|photo\.jpg|8e1f/);
    const fetched = listed.log().filter((line) => line['fetchedBytes'] === photo.length);
    expect(fetched.at(-1)).toMatchObject({ status: 200, fetchMs: expect.any(Number) as number });
  });
});

describe('URL_INPUT', () => {
  it('off: says what to do instead', async () => {
    expect(told(await ask(byUrl(at('/photo.jpg')), off.url))).toBe(
      'image_url_not_supported: This server does not fetch pictures from URLs',
    );
    expect(told(await ask(form({ bg_image_url: at('/blue.png') }), off.url))).toBe(
      'bg_image_url_not_supported: This server does not fetch pictures from URLs',
    );
  });

  it('as it comes: I6 what is private is told as what is not there', async () => {
    const nobody = await ask(byUrl('http://nobody.invalid/'));
    expect(told(nobody)).toBe(
      'failed_image_download: Failed to download image from given image_url: not reachable',
    );
    const inside = [
      'http://127.0.0.1/',
      'http://localhost/',
      'http://[::1]/',
      'http://169.254.169.254/latest/',
    ];
    for (const url of inside) {
      const { status, body } = await ask(byUrl(url));
      expect([status, body.toString()], url).toEqual([nobody.status, nobody.body.toString()]);
    }
    expect(told(await ask(byUrl(at('/photo.jpg'))))).toBe(
      'invalid_image_url: Invalid image_url: Please provide a valid URL.',
    );
  });
});

describe('COMPAT_ALLOWED_ORIGINS=*', () => {
  const stranger = { Origin: 'https://any.example', 'Sec-Fetch-Site': 'cross-site' };

  it('lets every site’s page send pictures and read all that the door tells', async () => {
    const preflight = await replay(listed.url, {
      method: 'OPTIONS',
      headers: { ...stranger, 'Access-Control-Request-Method': 'POST' },
    });
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, 'POST']);
    const answer = await askListed(withHeaders(form(), stranger));
    expect(await pictureOf(answer)).toBe(PNG);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    const exposed = answer.headers['access-control-expose-headers']?.split(', ');
    const told = Object.keys(answer.headers).filter((name) => /^x-(?!content|dns|frame|request)/.test(name));
    expect(told.length).toBeGreaterThan(10);
    expect(exposed?.map((name) => name.toLowerCase())).toEqual(expect.arrayContaining(told));
  });

  it('holds at rembg’s door, and not at our own', async () => {
    const path = `/api/remove?${new URLSearchParams({ url: at('/photo.jpg') }).toString()}`;
    // As a page's <img> asks: without Origin.
    const get = { method: 'GET', path, headers: { 'Sec-Fetch-Site': 'cross-site' } };
    const shown = await replay(listed.url, get);
    expect([shown.status, shown.headers['cross-origin-resource-policy']]).toEqual([200, 'cross-origin']);
    const ours = await replay(listed.url, { path: '/api/v1/remove', headers: stranger, body: photo });
    expect([ours.status, ours.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });
});
