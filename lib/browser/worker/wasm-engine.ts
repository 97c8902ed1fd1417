import * as ort from 'onnxruntime-web/wasm';
import { loadEngineFiles } from '@/lib/browser/model/load-engine-files';
import { netSpec } from '@/lib/models/manifest';
import type { Net } from '@/lib/core/solve/net';
import type { Report } from './solve-picture';
import { createOrtSession } from './ort-session';
import { serveEngine } from './serve-engine';
import { threadCount } from '../engine/device-hardware';

/** The engine for every device: WebAssembly with SIMD. */
async function load(report: Report): Promise<Net> {
  const { model, wasm, manifest } = await loadEngineFiles({
    // Whoever cancels ends this worker.
    signal: new AbortController().signal,
    onProgress: (progress) => report({ step: 'download', ...progress }),
  });
  report({ step: 'start' });
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = threadCount({
    crossOriginIsolated,
    hardwareConcurrency: navigator.hardwareConcurrency,
    hasSharedMemory: typeof SharedArrayBuffer !== 'undefined',
  });
  ort.env.wasm.wasmBinary = wasm;
  const session = await createOrtSession(ort, 'wasm', manifest, model);
  // Compiled by now; the file would only keep its 14 MB.
  delete ort.env.wasm.wasmBinary;
  return { session, spec: netSpec(manifest) };
}

serveEngine(load);
