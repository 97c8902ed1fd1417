import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { DEFAULT_MANIFEST as manifest } from '@/lib/contracts/default-model';
import { ENGINE_PATHS } from '@/tests/browser/engine-paths';
import { openIsolatedWorker } from '@/tests/browser/isolated-worker';
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

export async function openFloor(
  browser: Browser,
  { photo, cutOut, threads }: FloorInput,
): Promise<FloorPage> {
  const page = await (await browser.newContext()).newPage();
  const weights = readFileSync(path.join('models', manifest.id, manifest.file));
  const worker = await openIsolatedWorker(page, 'bench/browser/floor-worker.ts', weights);
  worker.files.set(ENGINE_PATHS.picture, { type: 'image/jpeg', body: photo });
  worker.files.set(ENGINE_PATHS.cutOut, cutOut);
  const { name, width, height } = manifest.input;
  const request: FloorRequest = { input: { name, width, height }, threads, type: cutOut.type };
  const measure = () => worker.ask<FloorTimes>(request);
  // The first run loads the net.
  await measure();
  return {
    measure,
    close: async () => {
      await page.context().close();
      worker.close();
    },
  };
}
