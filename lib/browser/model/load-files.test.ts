import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { engineFile, randomContent } from '../../../tests/fixtures/engine-file';
import { startFileServer, type FileServer } from '../../../tests/fixtures/file-server';
import type { Patience } from './complete-file';
import type { DownloadProgress } from './download-meter';
import type { EngineFile } from './engine-file';
import { forgetUnfinished } from './load-file';
import { loadFiles, type LoadOptions } from './load-files';

/* Over real sockets and without storage, which Node has not: that is tests/e2e/engine-files.spec.ts. */

const MODEL = randomContent(300_000);
const WASM = randomContent(700_001);
const FLIPPED = Buffer.from(WASM);
FLIPPED[400_000] = (FLIPPED[400_000] ?? 0) ^ 1;

const QUICK: Patience = { silenceMs: 400, waitsMs: [1, 1, 1] };

let server: FileServer;
beforeAll(async () => (server = await startFileServer({ '/model.onnx': MODEL, '/run.wasm': WASM })));
afterAll(() => server.close());
afterEach(() => {
  server.asked.length = 0;
  server.mischief.length = 0;
  server.bytesPerMs = Infinity;
  server.beforeMissing = () => Promise.resolve();
  forgetUnfinished();
  vi.unstubAllGlobals();
});

const fileAt = (path: string, content: Uint8Array, further?: Partial<EngineFile>) =>
  engineFile(`${server.url}${path}`, content, further);
const wasmFile = (further?: Partial<EngineFile>) => fileAt('/run.wasm', WASM, further);

async function load(file = wasmFile(), options: Partial<LoadOptions> = {}): Promise<boolean> {
  const [bytes] = await loadFiles([file], { signal: new AbortController().signal, ...options }, QUICK);
  return Buffer.from(bytes ?? []).equals(WASM);
}
const ranges = () => server.asked.map(({ range }) => range);

describe('F-05: loadFiles', () => {
  it('gets all files, and tells how far they are', async () => {
    const told: DownloadProgress[] = [];
    const files = [fileAt('/model.onnx', MODEL), wasmFile({ transferBytes: 100_000 })];
    const loaded = await loadFiles(
      files,
      { signal: new AbortController().signal, onProgress: (progress) => told.push(progress) },
      QUICK,
    );
    expect(
      loaded.map((bytes) => Buffer.from(bytes).equals(bytes.length === MODEL.length ? MODEL : WASM)),
    ).toEqual([true, true]);
    expect(told.every(({ totalBytes }) => totalBytes === 400_000)).toBe(true);
    expect(told.at(-1)).toEqual({ receivedBytes: 400_000, totalBytes: 400_000, secondsLeft: 0 });
  });

  it('goes on where the connection broke, as often as it breaks', async () => {
    server.mischief.push({ cutAfter: 200_000 }, { cutAfter: 100_000 });
    expect(await load()).toBe(true);
    const [first, second, third] = server.asked;
    expect(ranges()).toEqual([undefined, 'bytes=200000-', 'bytes=300000-']);
    const { sha256 } = wasmFile();
    expect([first?.ifRange, second?.ifRange, third?.ifRange]).toEqual([
      undefined,
      `"${sha256}"`,
      `"${sha256}"`,
    ]);
    expect(server.asked.reduce((sum, { sentBytes }) => sum + sentBytes, 0)).toBe(WASM.length);
  });

  it('asks other origins for the rest without a tag, which would need their leave', async () => {
    server.mischief.push({ cutAfter: 200_000 });
    expect(await load(wasmFile({ foreign: true }))).toBe(true);
    expect(server.asked.map(({ range, ifRange }) => [range, ifRange])).toEqual([
      [undefined, undefined],
      ['bytes=200000-', undefined],
    ]);
  });

  it('fetches the whole again where that is less, and leaves out what is there', async () => {
    const packed = wasmFile({ transferBytes: 300_000 });
    server.mischief.push({ cutAfter: 200_000 });
    expect(await load(packed)).toBe(true);
    expect(ranges()).toEqual([undefined, undefined]);
  });

  it('asks for a part all the same where the whole breaks before it comes to what is new', async () => {
    const packed = wasmFile({ transferBytes: 300_000 });
    server.mischief.push({ cutAfter: 200_000 }, { cutAfter: 150_000 }, { cutAfter: 300_000 });
    expect(await load(packed)).toBe(true);
    expect(ranges()).toEqual([undefined, undefined, 'bytes=200000-', 'bytes=500000-']);
  });

  it('goes on where a connection fell silent', async () => {
    server.mischief.push({ stallAfter: 250_000 });
    expect(await load()).toBe(true);
    expect(ranges()).toEqual([undefined, 'bytes=250000-']);
  });

  it.each([
    ['gives the whole', { ignoreRange: true }],
    ['gives another part', { partFrom: 100_000 }],
    ['has no such part', { status: 416 }],
    ['is busy', { status: 503 }],
  ])('manages where the server %s', async (_, mischief) => {
    server.mischief.push({ cutAfter: 200_000 }, mischief);
    expect(await load()).toBe(true);
  });

  it('goes on in the next load after one that was cancelled', async () => {
    const cancel = new AbortController();
    server.mischief.push({ stallAfter: 300_000 });
    const loading = loadFiles([wasmFile()], { signal: cancel.signal }, { ...QUICK, silenceMs: 30_000 });
    const refused = expect(loading).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(server.asked[0]?.sentBytes).toBe(300_000));
    await new Promise((resolve) => setTimeout(resolve, 100));
    cancel.abort();
    await refused;
    expect(await load()).toBe(true);
    expect(ranges()).toEqual([undefined, 'bytes=300000-']);
  });

  it('asks for nothing when the signal has fired before', async () => {
    await expect(load(wasmFile(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(server.asked).toEqual([]);
  });

  it('gives up after several tries in a row that brought nothing', async () => {
    server.mischief.push(...Array.from({ length: 9 }, () => ({ status: 502 })));
    await expect(load()).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(server.asked).toHaveLength(4);
  });

  it('does not take ever the same piece for progress', async () => {
    const cut = { ignoreRange: true, cutAfter: 200_000 };
    server.mischief.push(...Array.from({ length: 20 }, () => cut));
    await expect(load()).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(server.asked.length).toBeLessThan(8);
  });

  it('gives up at once where there is no such file, and stops the others', async () => {
    const missing = fileAt('/gone.onnx', MODEL);
    server.bytesPerMs = 1_000;
    // The other download is on its way then: a 404 is quicker than that most of the time.
    server.beforeMissing = () => vi.waitFor(() => expect(server.asked[0]?.sentBytes).toBeGreaterThan(0));
    const loading = loadFiles([missing, wasmFile()], { signal: new AbortController().signal }, QUICK);
    await expect(loading).rejects.toMatchObject({ code: 'page_outdated' });
    // As long as all of it would take.
    await new Promise((resolve) => setTimeout(resolve, WASM.length / server.bytesPerMs + 300));
    expect(server.asked[0]?.sentBytes).toBeLessThan(WASM.length);
  });

  it('does not call the page outdated for what another origin lacks', async () => {
    const missing = { ...fileAt('/gone.onnx', MODEL), foreign: true };
    const loading = loadFiles([missing], { signal: new AbortController().signal }, QUICK);
    await expect(loading).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  it('gives up where nobody answers', async () => {
    await expect(load(wasmFile({ url: 'http://127.0.0.1:9/run.wasm' }))).rejects.toMatchObject({
      code: 'model_unavailable',
    });
  });
});

describe('S-06: loadFiles', () => {
  it('fetches an altered file again, past all caches, once', async () => {
    server.mischief.push({ body: FLIPPED });
    expect(await load()).toBe(true);
    expect(ranges()).toEqual([undefined, undefined]);
    expect(server.asked[1]?.cacheControl).toBe('no-cache');
  });

  it('fetches anew what was joined of two different files', async () => {
    server.mischief.push({ body: FLIPPED, cutAfter: 500_000 });
    expect(await load()).toBe(true);
    expect(ranges()).toEqual([undefined, 'bytes=500000-', undefined]);
  });

  it('says so where it is altered again', async () => {
    server.mischief.push({ body: FLIPPED }, { body: FLIPPED }, { body: FLIPPED });
    await expect(load()).rejects.toMatchObject({ code: 'model_corrupt' });
    expect(server.asked).toHaveLength(2);
  });

  it('takes a file with something behind it, and never more than the file', async () => {
    server.mischief.push({ body: Buffer.concat([WASM, Buffer.alloc(500_000)]) });
    expect(await load()).toBe(true);
  });

  it('verifies nothing where the browser has no digests, and then trusts its own origin only', async () => {
    vi.stubGlobal('crypto', {});
    expect(await load()).toBe(true);
    await expect(load(wasmFile({ foreign: true }))).rejects.toMatchObject({ code: 'model_corrupt' });
  });
});

describe('S-08: loadFiles', () => {
  it.each<[string, Partial<CacheStorage>]>([
    ['is refused', { keys: refuse, has: refuse, open: refuse }],
    [
      'is full',
      {
        keys: () => Promise.resolve([]),
        has: () => Promise.resolve(false),
        open: () => Promise.resolve({ put: refuse } as unknown as Cache),
      },
    ],
  ])('works where storage %s', async (_, caches) => {
    vi.stubGlobal('caches', caches);
    expect(await load()).toBe(true);
  });
});

function refuse(): Promise<never> {
  return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
}
