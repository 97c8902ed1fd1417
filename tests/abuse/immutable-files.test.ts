import { createHash } from 'node:crypto';
import path from 'node:path';
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_FIRST_USE_BYTES, MODEL_FILES_PATH, modelFileName, ORT_WASM } from '@/lib/contracts/engine-files';
import { readImmutableFiles, type ImmutableFile } from '@/lib/server/front/immutable-files';
import { DEFAULT_MANIFEST as manifest, DEFAULT_MODEL } from '@/lib/contracts/default-model';
import { sharedServer } from '../fixtures/shared-server';

const MODEL_PATH = `${MODEL_FILES_PATH}/${modelFileName(manifest)}`;

const server = sharedServer();
let wasm: ImmutableFile;
beforeAll(() => {
  const listed = [...readImmutableFiles(path.resolve('.next/standalone')).values()];
  const found = listed.find(({ sha256 }) => sha256 === ORT_WASM.sha256);
  if (!found) throw new Error('the build emits no WebAssembly of onnxruntime-web');
  wasm = found;
});

/** All bytes of an answer as they come over the socket, its head included. */
function bytesOnTheLine(address: string): Promise<{ body: Buffer; onTheLine: number }> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br, zstd' };
    request(`${server.url}${address}`, { headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve({ body: Buffer.concat(chunks), onTheLine: answer.socket.bytesRead }));
    })
      .on('error', reject)
      .end();
  });
}

/** Asks for a path as it is written: `fetch` would resolve its dots. */
function statusOf(address: string): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: address, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('F-03: the built server', () => {
  it('sends what the first cut-out in a browser needs, in fewer bytes than promised', async () => {
    const model = await bytesOnTheLine(MODEL_PATH);
    expect(sha256Of(model.body)).toBe(manifest.sha256);
    const packed = await bytesOnTheLine(wasm.path);
    expect(sha256Of(brotliDecompressSync(packed.body))).toBe(ORT_WASM.sha256);
    // What visitors are told beforehand.
    expect(packed.onTheLine).toBeLessThanOrEqual(ORT_WASM.transferBytes);
    const sum = model.onTheLine + packed.onTheLine;
    expect(sum).toBeLessThanOrEqual(MAX_FIRST_USE_BYTES);
    // Also for a client that takes nothing packed.
    expect(manifest.bytes + ORT_WASM.bytes).toBeLessThanOrEqual(MAX_FIRST_USE_BYTES);
  });

  it('keeps both for ever, and sends a part of either', async () => {
    for (const [address, bytes] of [
      [MODEL_PATH, manifest.bytes],
      [wasm.path, ORT_WASM.bytes],
    ] as const) {
      const whole = await fetch(`${server.url}${address}`, { method: 'HEAD' });
      expect(whole.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const part = await fetch(`${server.url}${address}`, { headers: { range: `bytes=${bytes - 10}-` } });
      expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
    }
  });

  it('looks nothing up by a path of the client’s', async () => {
    for (const address of [
      `/models/../models/${DEFAULT_MODEL}/manifest.json`,
      '/models/../dist/immutable-files.json',
      '/models/%2e%2e/dist/immutable-files.json',
      '/models/..%2fdist%2fimmutable-files.json',
      '/dist/immutable-files.json',
      `${MODEL_FILES_PATH}/${manifest.file}`,
    ]) {
      expect([400, 404], address).toContain(await statusOf(address));
    }
  });

  it('lets pages and workers fetch from nowhere else, unless its build was told so', async () => {
    const worker = await fetch(`${server.url}/_next/static/nothing.js`);
    const page = await fetch(`${server.url}/en/remove-background`);
    for (const { headers } of [worker, page]) {
      expect(headers.get('content-security-policy')).toMatch(/connect-src 'self'(;|$)/);
    }
  });
});
