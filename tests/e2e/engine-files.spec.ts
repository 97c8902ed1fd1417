import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { EngineFile } from '@/lib/browser/model/engine-file';
import { ORT_WASM } from '@/lib/contracts/engine-files';
import type { ImmutableFile } from '@/lib/server/front/immutable-files';
import { bundleForBrowser } from '../browser/bundle-for-browser';
import type { Reply, Request } from '../browser/engine-files-worker';
import { engineFile, randomContent } from '../fixtures/engine-file';
import { startFileServer, type FileServer } from '../fixtures/file-server';
import { expect, test as guarded } from './guarded-test';

/*
 * The real Cache API and the real network of a browser, with files of their true sizes. The server breaks off where it
 * is told to. The module runs in a worker, as the engine does.
 */

const MODEL = randomContent(5_663_676);
const WASM = randomContent(14_239_897);
const NEXT_MODEL = randomContent(5_000_000);
const BYTES = MODEL.length + WASM.length;

/** What the page is given to talk to its worker with. */
interface Talk {
  readonly talk: { post: (request: Request) => void; replies: Reply[] };
}

guarded('S-06: from the built server a first visit costs 9 MB, a second nothing', async ({ page }) => {
  const bundle = await bundleForBrowser('tests/browser/engine-files-worker.ts');
  await page.route('/worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: bundle }));
  const listed = JSON.parse(
    readFileSync('.next/standalone/dist/immutable-files.json', 'utf8'),
  ) as ImmutableFile[];
  // What runs on a graphics card is fetched later, and by few.
  const needed = listed.filter(
    ({ type, sha256 }) => type !== 'application/wasm' || sha256 === ORT_WASM.sha256,
  );
  expect(needed.map(({ type }) => type)).toEqual(['application/octet-stream', 'application/wasm']);
  const files = needed.map(({ path: url, sha256, forms: [{ bytes }] }): EngineFile => ({
    url,
    sha256,
    bytes,
    transferBytes: sha256 === ORT_WASM.sha256 ? ORT_WASM.transferBytes : bytes,
    foreign: false,
  }));
  const costs: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (files.some(({ url }) => request.url().endsWith(url))) {
      costs.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    }
  });
  const cost = async () => (await Promise.all(costs.splice(0))).reduce((sum, bytes) => sum + bytes, 0);
  const loaded = { type: 'loaded', digests: files.map(({ sha256 }) => sha256) };

  await page.goto('/en/privacy');
  await startWorker(page);
  expect(await load(page, files)).toEqual(loaded);
  const first = await cost();
  expect(first).toBeGreaterThan(8_000_000);
  expect(first).toBeLessThan(9_500_000);

  await page.reload();
  await startWorker(page);
  expect(await load(page, files)).toEqual(loaded);
  expect(await cost()).toBe(0);
});

const test = guarded.extend<{ server: FileServer }>({
  server: async ({ guard }, use) => {
    const server = await startFileServer({
      '/page.html': Buffer.from('<!doctype html><title>Engine files</title><link rel="icon" href="data:,">'),
      '/worker.js': await bundleForBrowser('tests/browser/engine-files-worker.ts'),
      '/model.onnx': MODEL,
      '/next.onnx': NEXT_MODEL,
      '/run.wasm': WASM,
    });
    guard.allowOrigin(server.url);
    // Broken answers are what is tested; Chromium mentions each.
    guard.allowConsole(/^Failed to load resource: net::ERR_/);
    await use(server);
    await server.close();
  },
});

const MODEL_FILE = engineFile('/model.onnx', MODEL);
const WASM_FILE = engineFile('/run.wasm', WASM);
const FILES = [MODEL_FILE, WASM_FILE];
const DIGESTS = FILES.map(({ sha256 }) => sha256);

/** Opens a page with a new worker. */
async function visit(page: Page, server: FileServer): Promise<void> {
  await page.goto(`${server.url}/page.html`);
  await startWorker(page);
}

async function startWorker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const worker = new Worker('/worker.js', { type: 'module' });
    const replies: Reply[] = [];
    worker.onmessage = ({ data }: MessageEvent<Reply>) => void replies.push(data);
    Object.assign(window, { talk: { post: (request: Request) => worker.postMessage(request), replies } });
  });
}

const post = (page: Page, request: Request) =>
  page.evaluate((sent) => (window as unknown as Talk).talk.post(sent), request);

/** Waits for an answer that is no progress, and takes it. */
async function answerOf(page: Page): Promise<Reply> {
  const handle = await page.waitForFunction(() => {
    const { replies } = (window as unknown as Talk).talk;
    const at = replies.findIndex(({ type }) => type !== 'progress');
    return at < 0 ? undefined : replies.splice(0, at + 1).at(-1);
  });
  return (await handle.jsonValue()) as Reply;
}

async function ask(page: Page, request: Request): Promise<Reply> {
  await post(page, request);
  return answerOf(page);
}

const load = (page: Page, files: readonly EngineFile[] = FILES) => ask(page, { type: 'load', files });
const LOADED = { type: 'loaded', digests: DIGESTS };

async function waitUntilReceived(page: Page, bytes: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      (window as unknown as Talk).talk.replies.some(
        (reply) => reply.type === 'progress' && reply.progress.receivedBytes >= wanted,
      ),
    bytes,
  );
}

const sent = (server: FileServer) => server.asked.reduce((sum, { sentBytes }) => sum + sentBytes, 0);

test('S-06: a second visit downloads nothing', async ({ page, server }) => {
  await visit(page, server);
  expect(await load(page)).toEqual(LOADED);
  expect(sent(server)).toBe(BYTES);
  const status = (storedBytes: number) => ({
    type: 'status',
    status: { storedBytes, downloadBytes: BYTES - storedBytes, saveData: false },
  });
  expect(await ask(page, { type: 'status', files: FILES })).toEqual(status(BYTES));

  server.asked.length = 0;
  await visit(page, server);
  expect(await load(page)).toEqual(LOADED);
  expect(server.asked).toEqual([]);

  // S-07
  expect(await ask(page, { type: 'remove' })).toEqual({ type: 'removed' });
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await ask(page, { type: 'status', files: FILES })).toEqual(status(0));
});

test('S-06: a flipped bit in the store is found, and the file fetched again', async ({ page, server }) => {
  await visit(page, server);
  await load(page);
  server.asked.length = 0;
  await page.evaluate(async (sha256) => {
    const name = (await caches.keys()).find((candidate) => candidate.endsWith(sha256)) ?? '';
    const cache = await caches.open(name);
    const key = `/engine-files/${sha256}/3`;
    const bytes = new Uint8Array((await (await cache.match(key))?.arrayBuffer()) ?? new ArrayBuffer());
    bytes[77] = (bytes[77] ?? 0) ^ 4;
    await cache.put(key, new Response(bytes));
  }, WASM_FILE.sha256);

  await visit(page, server);
  expect(await load(page)).toEqual(LOADED);
  expect(server.asked.map(({ path, range }) => [path, range])).toEqual([['/run.wasm', undefined]]);

  server.asked.length = 0;
  await visit(page, server);
  expect(await load(page)).toEqual(LOADED);
  expect(server.asked).toEqual([]);
});

test('S-06: a store with a hole is filled from there', async ({ page, server }) => {
  await visit(page, server);
  await load(page);
  server.asked.length = 0;
  await page.evaluate(async (sha256) => {
    const name = (await caches.keys()).find((candidate) => candidate.endsWith(sha256)) ?? '';
    await (await caches.open(name)).delete(`/engine-files/${sha256}/12`);
  }, WASM_FILE.sha256);
  await visit(page, server);
  expect(await load(page)).toEqual(LOADED);
  expect(server.asked.map(({ range }) => range)).toEqual([`bytes=${12 << 20}-`]);
});

test('S-06: a new version takes the place of the old, and leaves the other file', async ({
  page,
  server,
}) => {
  await visit(page, server);
  await load(page);
  server.asked.length = 0;
  const next = [engineFile('/next.onnx', NEXT_MODEL), WASM_FILE];
  await page.evaluate(() => caches.open('clearcut-engine-v0-of-another-layout'));
  await page.evaluate(() => caches.open('somebody-else'));
  await visit(page, server);
  expect(await load(page, next)).toMatchObject({ type: 'loaded' });
  expect(server.asked.map(({ path }) => path)).toEqual(['/next.onnx']);
  expect((await page.evaluate(() => caches.keys())).sort()).toEqual(
    [...next.map(({ sha256 }) => `clearcut-engine-v1-${sha256}`), 'somebody-else'].sort(),
  );
});

test('F-05: a download goes on where the line broke', async ({ page, server }) => {
  await visit(page, server);
  server.mischief.push({ cutAfter: 3_000_000 });
  expect(await load(page, [WASM_FILE])).toMatchObject({ digests: [WASM_FILE.sha256] });
  const [first, second] = server.asked;
  expect(first?.range).toBeUndefined();
  expect(Number(/^bytes=(\d+)-$/.exec(second?.range ?? '')?.[1])).toBeGreaterThan(2_000_000);
  expect(second?.ifRange).toBe(`"${WASM_FILE.sha256}"`);
  expect(server.asked).toHaveLength(2);
});

test('F-05: after a reload a download goes on from what had come', async ({ page, server }) => {
  await visit(page, server);
  server.mischief.push({ stallAfter: 8_000_000 });
  await post(page, { type: 'load', files: [WASM_FILE] });
  await expect
    .poll(() =>
      page.evaluate(async (sha256) => {
        const cache = await caches.open(`clearcut-engine-v1-${sha256}`);
        return (await cache.keys()).length;
      }, WASM_FILE.sha256),
    )
    .toBeGreaterThanOrEqual(4);

  server.asked.length = 0;
  await visit(page, server);
  expect(await load(page, [WASM_FILE])).toMatchObject({ digests: [WASM_FILE.sha256] });
  const from = Number(/^bytes=(\d+)-$/.exec(server.asked[0]?.range ?? '')?.[1]);
  expect(from % (1 << 20)).toBe(0);
  expect(from).toBeGreaterThanOrEqual(4 << 20);
  expect(sent(server)).toBe(WASM.length - from);
});

test('F-05: a download can be cancelled, and taken up again', async ({ page, server }) => {
  server.bytesPerMs = 4_000;
  await visit(page, server);
  await post(page, { type: 'load', files: FILES });
  await waitUntilReceived(page, 2_000_000);
  await post(page, { type: 'cancel' });
  expect(await answerOf(page)).toEqual({ type: 'failed', code: 'AbortError' });
  // Nothing more comes.
  await page.waitForTimeout(300);
  const before = sent(server);
  await page.waitForTimeout(300);
  expect(sent(server)).toBe(before);
  expect(before).toBeLessThan(BYTES);

  server.bytesPerMs = Infinity;
  server.asked.length = 0;
  expect(await load(page)).toEqual(LOADED);
  expect(sent(server)).toBeLessThan(BYTES);
  expect(server.asked.every(({ range }) => range !== undefined)).toBe(true);
});

test('F-05: errors have codes', async ({ page, server }) => {
  await visit(page, server);
  expect(await load(page, [engineFile('/gone.onnx', MODEL)])).toEqual({
    type: 'failed',
    code: 'page_outdated',
  });
  const spoilt = { ...MODEL_FILE, sha256: WASM_FILE.sha256 };
  expect(await load(page, [spoilt])).toEqual({ type: 'failed', code: 'model_corrupt' });
  expect(server.asked).toHaveLength(2);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('S-08: works where there is no room to keep anything', async ({ page, server, context }) => {
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 2_000_000 });
  await visit(page, server);
  expect(await load(page)).toEqual(LOADED);
});
