import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sceneJpeg } from '../../fixtures/pictures';
import { sharedServer } from '../../fixtures/shared-server';
import { holdToDocuments } from './documented';
import { chunksOf, exchange, formOf, type RawExchange } from './raw-clients';

/*
 * What HTTP libraries send to our own door where nobody sets anything. It goes header by header as their sources write
 * it in November 2026, over a bare connection.
 */

const PATH = '/api/v1/remove';
const photo = await sceneJpeg(320, 240);

const GUID = '71e9da95-c5e7-4a9b-901a-ededd613dcd4';
const dotnetForm = (disposition: string, type: readonly string[] = []) =>
  formOf(GUID, [[[...type, `Content-Disposition: form-data; ${disposition}`], photo]]);

function dotnet(body: Buffer, ...more: readonly string[]): RawExchange {
  const type = `Content-Type: multipart/form-data; boundary="${GUID}"`;
  return {
    head: [`POST ${PATH} HTTP/1.1`, 'Host: {host}', ...more, type, `Content-Length: ${body.length}`],
    pieces: [body],
  };
}

const GO_BOUNDARY = 'a3f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4';
const goForm = formOf(GO_BOUNDARY, [
  [
    [
      'Content-Disposition: form-data; name="image"; filename="photo.jpg"',
      'Content-Type: application/octet-stream',
    ],
    photo,
  ],
  [['Content-Disposition: form-data; name="format"'], 'png'],
]);
const go = (length: string, type: string, pieces: readonly Buffer[]): RawExchange => ({
  head: [
    ...[`POST ${PATH} HTTP/1.1`, 'Host: {host}', 'User-Agent: Go-http-client/1.1', length],
    ...[`Content-Type: ${type}`, 'Accept-Encoding: gzip'],
  ],
  pieces,
});
const goType = `multipart/form-data; boundary=${GO_BOUNDARY}`;

/** Of 70 characters, as many as RFC 2046 allows. */
const DART_BOUNDARY = 'dart-http-boundary-sUO+WxDnPBm_LGQ-yVk2C.8fXcqZ5J0hA4RuTo9iEM37bwKd6vY';
const dart = (imageHeaders: readonly string[]): RawExchange => {
  const body = formOf(DART_BOUNDARY, [
    [
      [
        'content-disposition: form-data; name="note"',
        'content-type: text/plain; charset=utf-8',
        'content-transfer-encoding: binary',
      ],
      'Größe',
    ],
    [['content-disposition: form-data; name="format"'], 'png'],
    [imageHeaders, photo],
  ]);
  return {
    head: [
      ...[`POST ${PATH} HTTP/1.1`, 'user-agent: Dart/3.9 (dart:io)'],
      `content-type: multipart/form-data; boundary=${DART_BOUNDARY}`,
      ...['accept-encoding: gzip', `content-length: ${body.length}`, 'host: {host}'],
    ],
    pieces: [body],
  };
};

const CURL_BOUNDARY = '------------------------d74496d66958873e';
const curlForm = formOf(CURL_BOUNDARY, [
  [
    [
      'Content-Disposition: form-data; name="image"; filename="photo.jpg"',
      'Content-Type: application/octet-stream',
    ],
    photo,
  ],
]);
const phpCurl: RawExchange = {
  head: [
    ...[`POST ${PATH} HTTP/1.1`, 'Host: {host}', 'Accept: */*', `Content-Length: ${curlForm.length}`],
    `Content-Type: multipart/form-data; boundary=${CURL_BOUNDARY}`,
  ],
  pieces: [curlForm],
};

const GUZZLE_BOUNDARY = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c';
const guzzleForm = formOf(GUZZLE_BOUNDARY, [
  [
    [
      'Content-Disposition: form-data; name="image"; filename="photo.jpg"',
      `Content-Length: ${photo.length}`,
      'Content-Type: image/jpeg',
    ],
    photo,
  ],
  [['Content-Disposition: form-data; name="format"', 'Content-Length: 3'], 'png'],
]);
const guzzle = (...more: readonly string[]): RawExchange => ({
  head: [
    ...[`POST ${PATH} HTTP/1.1`, `Content-Length: ${guzzleForm.length}`, 'User-Agent: GuzzleHttp/7'],
    ...[`Content-Type: multipart/form-data; boundary=${GUZZLE_BOUNDARY}`, 'Host: {host}', ...more],
  ],
  pieces: [guzzleForm],
});

const CLIENTS: Readonly<Record<string, RawExchange>> = {
  '.NET: a stream with a name, quoted boundary, names without quotes': dotnet(
    dotnetForm("name=image; filename=photo.jpg; filename*=utf-8''photo.jpg"),
  ),
  '.NET: a name beyond ASCII, as an encoded word': dotnet(
    dotnetForm('name=image; filename="=?utf-8?B?Zm90b8OpLmpwZw==?="; filename*=utf-8\'\'foto%C3%A9.jpg'),
  ),
  '.NET: a byte array with neither name nor type': dotnet(dotnetForm('name=image')),
  '.NET: a typed part, and the type before the disposition': dotnet(
    dotnetForm('name="image"; filename="photo.jpg"', ['Content-Type: image/jpeg']),
  ),
  '.NET Framework: waits for 100 Continue': {
    ...dotnet(dotnetForm('name=image; filename=photo.jpg'), 'Expect: 100-continue', 'Connection: Keep-Alive'),
    waits: true,
  },
  '.NET: a stream of unknown length': {
    head: [
      ...[`POST ${PATH} HTTP/1.1`, 'Host: {host}', 'Transfer-Encoding: chunked'],
      `Content-Type: multipart/form-data; boundary="${GUID}"`,
    ],
    pieces: chunksOf(dotnetForm('name=image; filename=photo.jpg'), 8192),
  },
  'Go: a form of mime/multipart': go(`Content-Length: ${goForm.length}`, goType, [goForm]),
  'Go: a form through a pipe': go('Transfer-Encoding: chunked', goType, chunksOf(goForm, 32_768)),
  'Go: the bytes themselves': go(`Content-Length: ${photo.length}`, 'image/jpeg', [photo]),
  'Dart: MultipartRequest': dart([
    'content-type: application/octet-stream',
    'content-disposition: form-data; name="image"; filename="photo.jpg"',
  ]),
  'Dart: MultipartRequest that puts the name behind the type': dart([
    'content-disposition: form-data; name="image"',
    'content-type: application/octet-stream; filename="photo.jpg"',
  ]),
  'PHP: curl with a CURLFile': phpCurl,
  'PHP: curl that waits for 100 Continue': {
    ...phpCurl,
    head: [...phpCurl.head, 'Expect: 100-continue'],
    waits: true,
  },
  'PHP: Guzzle': guzzle(),
  'PHP: Guzzle that waits for 100 Continue': { ...guzzle('Expect: 100-Continue'), waits: true },
};

describe('default requests to our own door', () => {
  it.each(Object.entries(CLIENTS))('%s', async (_, client) => {
    const answer = await exchange(sharedServer().url, client);
    expect(answer.status, answer.body.toString('latin1', 0, 300)).toBe(200);
    holdToDocuments({ path: PATH }, answer);
    const { format, width, height, hasAlpha } = await sharp(answer.body).metadata();
    expect({ format, width, height, hasAlpha }).toEqual({
      format: 'png',
      width: 320,
      height: 240,
      hasAlpha: true,
    });
  });
});
