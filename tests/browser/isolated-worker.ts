import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startIsolatedServer, type IsolatedServer } from '../fixtures/isolated-server';
import { bundleForBrowser } from './bundle-for-browser';
import { ENGINE_PATHS } from './engine-paths';

/** A worker of an isolated page, with the runtime and the weights of a net at hand. */
export interface IsolatedWorker {
  /** What the worker can fetch, and what it has put. */
  readonly files: IsolatedServer['files'];
  /**
   * Sends a message and waits for the next answer.
   *
   * @throws Error where the answer is `{ error }`, or the worker fails
   */
  readonly ask: <Reply>(message: unknown) => Promise<Reply>;
  readonly close: () => void;
}

const WORKER = '/worker.js';
const WASM = path.resolve('node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');

/**
 * @param page a new one; the caller closes it
 * @param entry the worker's module, from the repository's root
 */
export async function openIsolatedWorker(
  page: Page,
  entry: string,
  weights: Uint8Array,
): Promise<IsolatedWorker> {
  const server = await startIsolatedServer();
  const { files } = server;
  files.set(WORKER, { type: 'text/javascript', body: await bundleForBrowser(entry) });
  files.set(ENGINE_PATHS.model, { type: 'application/octet-stream', body: weights });
  files.set(ENGINE_PATHS.wasm, { type: 'application/wasm', body: readFileSync(WASM) });
  await page.goto(server.url);
  return { files, ask: (message) => ask(page, message), close: server.close };
}

function ask<Reply>(page: Page, message: unknown): Promise<Reply> {
  return page.evaluate(
    ([script, asked]) =>
      new Promise<Reply>((resolve, reject) => {
        const here = globalThis as { worker?: Worker };
        here.worker ??= new Worker(script, { type: 'module' });
        here.worker.onmessage = ({ data }: MessageEvent<{ error?: string }>) => {
          if (data.error === undefined) resolve(data as Reply);
          else reject(new Error(data.error));
        };
        here.worker.onerror = ({ message: reason }) => reject(new Error(reason));
        here.worker.postMessage(asked);
      }),
    [WORKER, message] as const,
  );
}
