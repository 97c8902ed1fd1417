import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import type { LocalRequest } from '@/lib/browser/worker/messages';
import { DEFAULT_MANIFEST } from '@/lib/contracts/default-model';
import { parseManifest } from '@/lib/models/manifest';
import { plainRequest } from '@/lib/contracts/remove';
import type { Color } from '@/lib/core/rendering';
import { ENGINE_PATHS } from '@/tests/browser/engine-paths';
import type { AgainTimes, EngineTask } from '@/tests/browser/engine-worker';
import { openIsolatedWorker } from '@/tests/browser/isolated-worker';

const COLOURS: readonly Color[] = [
  { red: 255, green: 255, blue: 255, alpha: 255 },
  { red: 20, green: 120, blue: 220, alpha: 255 },
];

/**
 * Solves a photo in the engine's own worker code and renders it on another plain colour.
 *
 * @param photo JPEG
 * @returns for each run the times of both, in milliseconds by stage. The first run, which loads the net, is left out
 */
export async function measureAgain(
  browser: Browser,
  photo: Uint8Array,
  threads: number,
  runs: number,
): Promise<AgainTimes[]> {
  const page = await (await browser.newContext()).newPage();
  const manifest = parseManifest(DEFAULT_MANIFEST);
  const weights = readFileSync(path.join('models', manifest.id, manifest.file));
  const worker = await openIsolatedWorker(page, 'tests/browser/engine-worker.ts', weights);
  worker.files.set(ENGINE_PATHS.picture, { type: 'image/jpeg', body: photo });
  const times: AgainTimes[] = [];
  for (let run = 0; run <= runs; run++) {
    const plain = plainRequest('jpeg');
    const color = COLOURS[run % COLOURS.length]!;
    const rendering = { ...plain.rendering, background: { kind: 'color', color } as const };
    const request: LocalRequest = { ...plain, rendering };
    const task: EngineTask = { kind: 'again', manifest, threads, plainCutOut: 'kept', request };
    times.push(await worker.ask<AgainTimes>(task));
  }
  await page.context().close();
  worker.close();
  return times.slice(1);
}
