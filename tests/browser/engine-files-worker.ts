/// <reference lib="webworker" />
import type { DownloadProgress } from '@/lib/browser/model/download-meter';
import type { EngineFile } from '@/lib/browser/model/engine-file';
import {
  engineFilesStatus,
  type EngineFilesStatus,
  removeEngineFiles,
} from '@/lib/browser/model/engine-files-status';
import { loadFiles } from '@/lib/browser/model/load-files';

/* Runs the download module where the engine does, in a worker, for tests/e2e/engine-files.spec.ts. */

export type Request =
  | { readonly type: 'load' | 'status'; readonly files: readonly EngineFile[] }
  | { readonly type: 'cancel' | 'remove' };

export type Reply =
  | { readonly type: 'progress'; readonly progress: DownloadProgress }
  | { readonly type: 'loaded'; readonly digests: readonly string[] }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'status'; readonly status: EngineFilesStatus }
  | { readonly type: 'removed' };

const scope = self as unknown as DedicatedWorkerGlobalScope;
const reply = (message: Reply) => scope.postMessage(message);
let cancel = new AbortController();

scope.onmessage = ({ data }: MessageEvent<Request>) => {
  void answer(data).catch((error: { code?: unknown; name?: unknown }) => {
    reply({ type: 'failed', code: typeof error.code === 'string' ? error.code : String(error.name) });
  });
};

async function answer(request: Request): Promise<void> {
  switch (request.type) {
    case 'load': {
      cancel = new AbortController();
      const loaded = await loadFiles(
        request.files,
        { signal: cancel.signal, onProgress: (progress) => reply({ type: 'progress', progress }) },
        // No test waits for silence: a server that stalls is to stay where it is.
        { silenceMs: 60_000, waitsMs: [50, 50, 50] },
      );
      reply({ type: 'loaded', digests: await Promise.all(loaded.map(digestOf)) });
      return;
    }
    case 'cancel':
      cancel.abort();
      return;
    case 'status':
      reply({ type: 'status', status: await engineFilesStatus(request.files) });
      return;
    case 'remove':
      await removeEngineFiles();
      reply({ type: 'removed' });
  }
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
