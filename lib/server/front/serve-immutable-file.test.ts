import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImmutableFiles } from './immutable-files';
import { serveImmutableFile } from './serve-immutable-file';

const CONTENT = Buffer.from('The same words again, and the same words again. '.repeat(500));
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
const PLAIN_TAG = `"${SHA256}"`;

let root: string;
let server: Server;

/** Lays out what the build leaves, and serves what its list names. */
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'immutable-files-'));
  mkdirSync(path.join(root, 'dist'));
  const forms = { identity: CONTENT, br: brotliCompressSync(CONTENT), gzip: gzipSync(CONTENT) };
  const listed = Object.entries(forms).map(([encoding, bytes]) => {
    writeFileSync(path.join(root, 'dist', encoding), bytes);
    return { encoding, file: `dist/${encoding}`, bytes: bytes.length };
  });
  writeFileSync(
    path.join(root, 'dist/immutable-files.json'),
    JSON.stringify([
      { path: '/many.wasm', type: 'application/wasm', sha256: SHA256, forms: listed },
      { path: '/one.onnx', type: 'application/octet-stream', sha256: SHA256, forms: listed.slice(0, 1) },
    ]),
  );
  const files = readImmutableFiles(root);
  server = createServer((incoming, response) => {
    const file = files.get(incoming.url ?? '');
    if (file) serveImmutableFile(incoming, response, file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Asks without what `fetch` adds and unpacks by itself. */
function ask(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: address, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('F-03: serveImmutableFile', () => {
  it('sends a file to be kept for ever, and to nobody else’s page', async () => {
    const { status, headers, body } = await ask('/one.onnx');
    expect(status).toBe(200);
    expect(body.equals(CONTENT)).toBe(true);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'application/octet-stream',
      'content-length': String(CONTENT.length),
      'accept-ranges': 'bytes',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      etag: PLAIN_TAG,
    });
    expect(headers['content-encoding']).toBeUndefined();
    // There is one form only, so caches may give it to everybody.
    expect(headers.vary).toBeUndefined();
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0.1, gzip', 'br', brotliDecompressSync],
    ['*', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
  ] as const)('for Accept-Encoding: %s sends %s', async (accepted, encoding, unpack) => {
    const { headers, body } = await ask('/many.wasm', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(body.length));
    expect(body.length).toBeLessThan(CONTENT.length);
    expect(unpack(body).equals(CONTENT)).toBe(true);
    expect(headers).toMatchObject({
      etag: `"${SHA256}-${encoding}"`,
      vary: 'Accept-Encoding',
      'content-type': 'application/wasm',
    });
  });

  it.each(['identity', '', 'zstd', 'identity;q=1, *;q=0'])(
    'for Accept-Encoding: %s sends the plain file',
    async (accepted) => {
      const { headers, body } = await ask('/many.wasm', { 'accept-encoding': accepted });
      expect(headers).toMatchObject({ vary: 'Accept-Encoding', etag: PLAIN_TAG });
      expect(headers['content-encoding']).toBeUndefined();
      expect(body.equals(CONTENT)).toBe(true);
    },
  );

  it('sends headers alone for HEAD', async () => {
    const { status, headers, body } = await ask('/many.wasm', { 'accept-encoding': 'br' }, 'HEAD');
    expect(status).toBe(200);
    expect(Number(headers['content-length'])).toBeGreaterThan(0);
    expect(body.length).toBe(0);
  });

  it.each([PLAIN_TAG, `W/${PLAIN_TAG}`, `"other", ${PLAIN_TAG}`, '*'])(
    'answers 304 to If-None-Match: %s',
    async (tag) => {
      const { status, headers, body } = await ask('/many.wasm', { 'if-none-match': tag });
      expect([status, body.length, headers.etag]).toEqual([304, 0, PLAIN_TAG]);
      expect(headers['cache-control']).toContain('immutable');
    },
  );

  it('sends it again where another form is what the client has', async () => {
    const answer = await ask('/many.wasm', { 'if-none-match': PLAIN_TAG, 'accept-encoding': 'br' });
    expect(answer.status).toBe(200);
  });
});

describe('F-05: serveImmutableFile', () => {
  it('sends the rest of the plain file, also to a client that takes it compressed', async () => {
    const { status, headers, body } = await ask('/many.wasm', {
      range: 'bytes=1000-',
      'if-range': PLAIN_TAG,
      'accept-encoding': 'br',
    });
    expect(status).toBe(206);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-range']).toBe(`bytes 1000-${CONTENT.length - 1}/${CONTENT.length}`);
    expect(headers['content-length']).toBe(String(CONTENT.length - 1000));
    expect(body.equals(CONTENT.subarray(1000))).toBe(true);
  });

  it('sends the whole where the client has a part of something else', async () => {
    for (const tag of ['"other"', `W/${PLAIN_TAG}`, `"${SHA256}-br"`]) {
      const { status, body } = await ask('/one.onnx', { range: 'bytes=1000-', 'if-range': tag });
      expect([tag, status, body.length]).toEqual([tag, 200, CONTENT.length]);
    }
  });

  it('answers 416 behind the end', async () => {
    const { status, headers } = await ask('/one.onnx', { range: `bytes=${CONTENT.length}-` });
    expect([status, headers['content-range']]).toEqual([416, `bytes */${CONTENT.length}`]);
  });
});
