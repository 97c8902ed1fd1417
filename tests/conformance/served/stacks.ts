import { chunksOf, formOf, type RawExchange } from './raw-clients';

/*
 * How libraries of further languages write a form with a picture and a field. It goes header by header as their sources
 * write it in November 2026.
 */

type Part = readonly [headers: readonly string[], content: Buffer | string];

/** How a library writes requests. */
export interface Stack {
  readonly boundary: string;
  /** Some put quotes around the boundary, which needs none. */
  readonly quotes?: true;
  readonly version?: '1.0' | '1.1';
  /** All but host, length and type. */
  readonly headers: readonly string[];
  readonly file: (name: string, bytes: number) => readonly string[];
  readonly text: (name: string, value: string) => readonly string[];
  /** What becomes of a form's bytes. */
  readonly body?: (form: Buffer) => Buffer;
  readonly chunkBytes?: number;
  readonly waits?: boolean;
}

const JPEG = 'Content-Type: image/jpeg';
const named = (name: string) => `Content-Disposition: form-data; name="${name}"; filename="photo.jpg"`;
const plain = (name: string) => `Content-Disposition: form-data; name="${name}"`;
const usual = { file: (name: string) => [named(name), JPEG], text: (name: string) => [plain(name)] };

export const STACKS: Readonly<Record<string, Stack>> = {
  'Ruby: Faraday with multipart-post, as the gem remove_bg': {
    boundary: '-----------RubyMultipartPost-94b0a39e8f6c41c7d4c1a6f1b3f2d2c7',
    headers: [
      ...['User-Agent: remove-bg-ruby-1.5.0', 'Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3'],
      ...['Accept: */*', 'Connection: close'],
    ],
    file: (name, bytes) => [
      ...[named(name), `Content-Length: ${bytes}`, JPEG, 'Content-Transfer-Encoding: binary'],
    ],
    text: (name) => [plain(name)],
  },
  'Ruby: HTTP.rb': {
    boundary: '---------------------3f1a52c9d0e84b7796a1',
    headers: ['Connection: close', 'User-Agent: http.rb/5.3.1'],
    ...usual,
  },
  'Go: the official CLI, with mime/multipart': {
    boundary: 'b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8',
    headers: ['User-Agent: remove-bg-go-1.1.0', 'Accept-Encoding: gzip'],
    file: (name) => [named(name), 'Content-Type: application/octet-stream'],
    text: (name) => [plain(name)],
  },
  'n8n: the node HTTP Request, with form-data': {
    boundary: '--------------------------515890814546601021194782',
    headers: [
      'accept: application/json,text/html,application/xhtml+xml,application/xml,text/*;q=0.9, image/*;q=0.8, */*;q=0.7',
      ...['user-agent: axios/1.12.0', 'accept-encoding: gzip, compress, deflate, br', 'connection: close'],
    ],
    ...usual,
  },
  'JavaScript: axios with form-data, a stream': {
    boundary: '--------------------------104639207318820172453398',
    headers: [
      'Accept: application/json, text/plain, */*',
      'User-Agent: axios/1.13.2',
      'Connection: keep-alive',
    ],
    ...usual,
    chunkBytes: 65_536,
  },
  'Python: aiohttp, the type before the disposition': {
    boundary: 'c0ffee5ad1b34a1e8d6f0f5b7c9e2a41',
    headers: ['Accept: */*', 'Accept-Encoding: gzip, deflate', 'User-Agent: Python/3.13 aiohttp/3.13.2'],
    file: (name) => [JPEG, named(name)],
    text: (name) => ['Content-Type: text/plain; charset=utf-8', plain(name)],
    chunkBytes: 4_096,
  },
  'Python: httpx': {
    boundary: '5f0c7b62e19d4a83bb1f7a2c94d0e6d1',
    headers: [
      'Accept: */*',
      'Accept-Encoding: gzip, deflate',
      'Connection: keep-alive',
      'User-Agent: python-httpx/0.28.1',
    ],
    ...usual,
  },
  'Kotlin: OkHttp, lengths in the parts': {
    boundary: '2b7f4c1e-8d0a-4f57-9a3b-61c5e0d79f28',
    headers: ['Connection: Keep-Alive', 'Accept-Encoding: gzip', 'User-Agent: okhttp/4.12.0'],
    file: (name, bytes) => [named(name), JPEG, `Content-Length: ${bytes}`],
    text: (name, value) => [plain(name), `Content-Length: ${value.length}`],
  },
  'Java: Apache HttpClient, strict': {
    boundary: 'wS0yX7kq3-Zb1mEoR_fGh2Jt5',
    headers: [
      'Accept-Encoding: gzip, x-gzip, deflate',
      'Connection: keep-alive',
      'User-Agent: Apache-HttpClient/5.5.1 (Java/21)',
    ],
    file: (name) => [named(name), JPEG, 'Content-Transfer-Encoding: binary'],
    text: (name) => [
      ...[plain(name), 'Content-Type: text/plain; charset=ISO-8859-1', 'Content-Transfer-Encoding: 8bit'],
    ],
  },
  'Swift: a form by hand, a line end before it and none behind': {
    boundary: 'Boundary-8B9D9A65-2C0E-4C34-9C0B-5E5B8DDB3C3F',
    headers: [
      'Accept: */*',
      'User-Agent: App/1 CFNetwork/3826.500.131 Darwin/24.5.0',
      'Accept-Language: en-US,en;q=0.9',
    ],
    ...usual,
    body: (form) => Buffer.concat([Buffer.from('\r\n'), form.subarray(0, -2)]),
  },
  'Unity: WWWForm, a type with quotes': {
    boundary: 'Kq3XbW9cZmT1vYs7Lg0RdNfHj2PaUe5Q8oIkC4Bx',
    quotes: true,
    headers: [
      'User-Agent: UnityPlayer/6000.0.32f1 (UnityWebRequest/1.0)',
      'Accept: */*',
      'X-Unity-Version: 6000.0.32f1',
    ],
    file: (name) => [JPEG, `Content-disposition: form-data; name="${name}"; filename="photo.jpg"`],
    text: (name) => [
      'Content-Type: text/plain; charset="utf-8"',
      `Content-disposition: form-data; name="${name}"`,
    ],
    body: (form) => Buffer.concat([Buffer.from('\r\n'), form]),
  },
  'Rust: reqwest, names in lower case': {
    boundary: '4b5e7d1c9a0f3826-a1c4e6f80b2d3957-0f1e2d3c4b5a6978-8796a5b4c3d2e1f0',
    headers: ['accept: */*'],
    ...usual,
    chunkBytes: 8_192,
  },
  'Perl: LWP, which offers trailers': {
    boundary: 'xYzZY',
    headers: ['TE: deflate,gzip;q=0.3', 'Connection: TE, close', 'User-Agent: libwww-perl/6.78'],
    ...usual,
  },
  "PHP: streams' HTTP/1.0": {
    boundary: '--------------------------9e2f7c1b4d6a8035',
    version: '1.0',
    headers: ['Connection: close'],
    ...usual,
  },
  'Elixir: hackney': {
    boundary: '---------------------------mtynipxrmpegseog',
    headers: ['User-Agent: hackney/1.25.0'],
    file: (name, bytes) => [
      `content-length: ${bytes}`,
      `content-disposition: form-data; name="${name}"; filename="photo.jpg"`,
      'content-type: image/jpeg',
    ],
    text: (name, value) => [
      `content-length: ${value.length}`,
      `content-disposition: form-data; name="${name}"`,
    ],
  },
  'C++: libcurl that waits for 100 Continue': {
    boundary: '------------------------kq1Vh8bXcYz0Ru2Ew7TjN3',
    headers: ['Accept: */*', 'Expect: 100-continue'],
    ...usual,
    waits: true,
  },
};

/** A request of a library's with a photo and one field, to `path`. */
export function written(
  stack: Stack,
  path: string,
  [fileName, photo]: readonly [string, Buffer],
  [name, value]: readonly [string, string],
): RawExchange {
  const {
    boundary,
    version = '1.1',
    headers,
    chunkBytes,
    waits = false,
    body = (form: Buffer) => form,
  } = stack;
  const parts: readonly Part[] = [
    [stack.text(name, value), value],
    [stack.file(fileName, photo.length), photo],
  ];
  const bytes = body(formOf(boundary, parts));
  const length = chunkBytes === undefined ? `Content-Length: ${bytes.length}` : 'Transfer-Encoding: chunked';
  const quoted = stack.quotes ? `"${boundary}"` : boundary;
  return {
    head: [
      ...[`POST ${path} HTTP/${version}`, 'Host: {host}', 'X-Api-Key: any', ...headers, length],
      `Content-Type: multipart/form-data; boundary=${quoted}`,
    ],
    pieces: chunkBytes === undefined ? [bytes] : chunksOf(bytes, chunkBytes),
    waits,
  };
}
