/*
 * The files that a browser needs to cut out by itself. The build puts the weights under a name of their own. The
 * bundler emits the WebAssembly half of onnxruntime-web.
 */

/** Where the build's copies of the weights lie. */
export const MODEL_FILES_PATH = '/models';

/**
 * Name of a model's public file. It changes with the content, so that it can be kept for ever; scripts/public-models.mjs
 * writes files under these names.
 */
export function modelFileName({ id, sha256 }: { readonly id: string; readonly sha256: string }): string {
  return `${id}-${sha256}.onnx`;
}

/** The file of onnxruntime-web that every device needs, as its pinned version has it. */
export const ORT_WASM = {
  version: '1.30.0',
  name: 'ort-wasm-simd-threaded.wasm',
  bytes: 14_239_897,
  sha256: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
  /** What goes over the line, compressed; the build's own copy stays below. */
  transferBytes: 2_350_000,
} as const;

/** Most that a first cut-out in the browser may bring its visitor, in bytes, unpacked. */
export const MAX_FIRST_USE_BYTES = 22_000_000;
