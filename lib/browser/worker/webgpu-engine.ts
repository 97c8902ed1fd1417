import * as ort from 'onnxruntime-web/webgpu';
import { loadEngineFiles } from '@/lib/browser/model/load-engine-files';
import { netSpec } from '@/lib/models/manifest';
import type { Net } from '@/lib/core/solve/net';
import type { Report } from './solve-picture';
import { createOrtSession } from './ort-session';
import { serveEngine } from './serve-engine';

/**
 * The engine for devices with a graphics card that answers. Its runtime is 27 MB, which the bundler serves beside it.
 * It is loaded only after the page has found a card, and used only where it proves faster.
 */
async function load(report: Report): Promise<Net> {
  const { model, manifest } = await loadEngineFiles({
    signal: new AbortController().signal,
    onProgress: (progress) => report({ step: 'download', ...progress }),
  });
  report({ step: 'start' });
  ort.env.logLevel = 'error';
  // The card does the work; threads would only wait for it.
  ort.env.wasm.numThreads = 1;
  const session = await createOrtSession(ort, 'webgpu', manifest, model);
  return { session, spec: netSpec(manifest) };
}

serveEngine(load);
