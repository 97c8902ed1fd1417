import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import manifest from '@/models/clearcut-s/manifest.json' with { type: 'json' };
import { bundleForBrowser } from '@/tests/browser/bundle-for-browser';
import { startIsolatedServer, type IsolatedServer } from '@/tests/fixtures/isolated-server';
import { FLOOR_FILES } from './floor-files';
import type { FloorRequest, FloorTimes } from './floor-worker';

/** Measures the floor in a page of its own. */
export interface FloorPage {
  readonly measure: () => Promise<FloorTimes>;
  readonly close: () => Promise<void>;
}

interface FloorInput {
  readonly photo: Uint8Array;
  readonly cutOut: { readonly type: string; readonly body: Uint8Array };
  readonly threads: number;
}

const WORKER = '/floor-worker.js';

export async function openFloor(
  browser: Browser,
  { photo, cutOut, threads }: FloorInput,
): Promise<FloorPage> {
  const server = await startIsolatedServer();
  await fillFloorServer(server);
  server.files.set(FLOOR_FILES.photo, { type: 'image/jpeg', body: photo });
  server.files.set(FLOOR_FILES.cutOut, cutOut);
  const page = await (await browser.newContext()).newPage();
  await page.goto(server.url);
  const { name, width, height } = manifest.input;
  const request: FloorRequest = { input: { name, width, height }, threads, type: cutOut.type };
  const measure = () => measureIn(page, request);
  // The first run loads the net.
  await measure();
  return {
    measure,
    close: async () => {
      await page.context().close();
      server.close();
    },
  };
}

async function fillFloorServer({ files }: IsolatedServer): Promise<void> {
  const ort = path.join('node_modules', 'onnxruntime-web', 'dist', 'ort-wasm-simd-threaded.wasm');
  files.set(WORKER, {
    type: 'text/javascript',
    body: await bundleForBrowser('bench/browser/floor-worker.ts'),
  });
  files.set(FLOOR_FILES.model, {
    type: 'application/octet-stream',
    body: readFileSync(path.join('models', manifest.id, manifest.file)),
  });
  files.set(FLOOR_FILES.wasm, { type: 'application/wasm', body: readFileSync(ort) });
}

function measureIn(page: Page, request: FloorRequest): Promise<FloorTimes> {
  return page.evaluate(
    ([script, asked]) =>
      new Promise<FloorTimes>((resolve, reject) => {
        const here = globalThis as { floor?: Worker };
        here.floor ??= new Worker(script, { type: 'module' });
        here.floor.onmessage = ({ data }: MessageEvent<FloorTimes | { error: string }>) =>
          'error' in data ? reject(new Error(data.error)) : resolve(data);
        here.floor.onerror = (event) => reject(new Error(event.message));
        here.floor.postMessage(asked);
      }),
    [WORKER, request] as const,
  );
}
