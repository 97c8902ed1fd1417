import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { LocalRequest } from '@/lib/browser/worker/messages';
import type { RgbaImage } from '@/lib/core/image';
import type { StoredModel } from '@/lib/server/inference/model-store';
import { bundleForBrowser } from '../browser/bundle-for-browser';
import { ENGINE_PATHS } from '../browser/engine-paths';
import type { EngineTask, EngineTaskReply } from '../browser/engine-worker';
import { CHROMIUM_LAUNCH } from '../fixtures/chromium';
import { startIsolatedServer } from '../fixtures/isolated-server';

/** The engine of the pages in a real Chromium. */
export interface PageEngine {
  /** Cuts out pixels that have been decoded. */
  readonly cutOutPixels: (image: RgbaImage) => Promise<RgbaImage>;
  /** Does a file as the tool's worker would: decode, cut out, render, encode. */
  readonly performFile: (file: Uint8Array, request: LocalRequest, background?: Uint8Array) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

const WORKER = '/engine-worker.js';
const WASM = path.resolve('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');

/** @param threads of the net; more than one need the page isolated, which it is */
export async function openPageEngine(
  { manifest, weights }: StoredModel,
  threads: number,
): Promise<PageEngine> {
  const server = await startIsolatedServer();
  const { files } = server;
  const script = await bundleForBrowser('tests/browser/engine-worker.ts');
  files.set(WORKER, { type: 'text/javascript', body: script });
  files.set(ENGINE_PATHS.model, { type: 'application/octet-stream', body: weights });
  files.set(ENGINE_PATHS.wasm, { type: 'application/wasm', body: readFileSync(WASM) });
  const browser = await chromium.launch(CHROMIUM_LAUNCH);
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  await page.goto(server.url);
  const perform = async (task: EngineTask): Promise<Buffer> => {
    files.delete(ENGINE_PATHS.result);
    await askWorker(page, task);
    if (noise.length > 0) throw new Error(`the browser said: ${noise.join('; ')}`);
    return Buffer.from(files.get(ENGINE_PATHS.result)!.body);
  };
  return {
    cutOutPixels: async ({ width, height, data }) => {
      files.set(ENGINE_PATHS.picture, { type: 'application/octet-stream', body: data });
      return { width, height, data: await perform({ kind: 'pixels', manifest, threads, width, height }) };
    },
    performFile: (file, request, background) => {
      // The browser goes by the content, as the server does.
      files.set(ENGINE_PATHS.picture, { type: 'application/octet-stream', body: file });
      if (background) files.set(ENGINE_PATHS.background, { type: '', body: background });
      return perform({ kind: 'file', manifest, threads, request, hasBackground: background !== undefined });
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function askWorker(page: Page, task: EngineTask): Promise<void> {
  const reply = await page.evaluate(
    ([script, asked]) =>
      new Promise<EngineTaskReply>((resolve) => {
        const here = globalThis as { worker?: Worker };
        here.worker ??= new Worker(script, { type: 'module' });
        here.worker.onmessage = ({ data }: MessageEvent<EngineTaskReply>) => resolve(data);
        here.worker.onerror = ({ message }) => resolve({ error: message });
        here.worker.postMessage(asked);
      }),
    [WORKER, task] as const,
  );
  if ('error' in reply) throw new Error(reply.error);
}
