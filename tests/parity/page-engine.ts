import { chromium } from '@playwright/test';
import type { LocalRequest } from '@/lib/browser/worker/messages';
import type { RgbaImage } from '@/lib/core/image';
import type { StoredModel } from '@/lib/server/inference/model-store';
import { ENGINE_PATHS } from '../browser/engine-paths';
import type { AgainTimes, EngineTask } from '../browser/engine-worker';
import { openIsolatedWorker } from '../browser/isolated-worker';
import { CHROMIUM_LAUNCH } from '../fixtures/chromium';

/** The engine of the pages in a real Chromium. */
export interface PageEngine {
  /** Cuts out pixels that have been decoded. */
  readonly cutOutPixels: (image: RgbaImage) => Promise<RgbaImage>;
  /** Does a file as the tool's worker would: decode, cut out, render, encode. */
  readonly performFile: (file: Uint8Array, request: LocalRequest, background?: Uint8Array) => Promise<Buffer>;
  /** Renders a file that is solved already: here before, or elsewhere, whose plain cut-out is given. */
  readonly renderAgain: (
    file: Uint8Array,
    request: LocalRequest,
    plainCutOut?: Uint8Array,
  ) => Promise<{ readonly output: Buffer; readonly times: AgainTimes }>;
  readonly close: () => Promise<void>;
}

/** @param threads of the net; more than one need the page isolated, which it is */
export async function openPageEngine(
  { manifest, weights }: StoredModel,
  threads: number,
): Promise<PageEngine> {
  const browser = await chromium.launch(CHROMIUM_LAUNCH);
  const page = await browser.newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  const worker = await openIsolatedWorker(page, 'tests/browser/engine-worker.ts', weights);
  const { files } = worker;
  const ask = async <Reply>(task: EngineTask): Promise<Reply> => {
    files.delete(ENGINE_PATHS.result);
    const reply = await worker.ask<Reply>(task);
    if (noise.length > 0) throw new Error(`the browser said: ${noise.join('; ')}`);
    return reply;
  };
  const result = () => Buffer.from(files.get(ENGINE_PATHS.result)!.body);
  const perform = async (task: EngineTask): Promise<Buffer> => {
    await ask(task);
    return result();
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
    renderAgain: async (file, request, plainCutOut) => {
      files.set(ENGINE_PATHS.picture, { type: 'application/octet-stream', body: file });
      if (plainCutOut) files.set(ENGINE_PATHS.cutOut, { type: 'image/png', body: plainCutOut });
      const times = await ask<AgainTimes>({
        ...({ kind: 'again', manifest, threads, request } as const),
        plainCutOut: plainCutOut ? 'file' : 'kept',
      });
      return { output: result(), times };
    },
    close: async () => {
      await browser.close();
      worker.close();
    },
  };
}
