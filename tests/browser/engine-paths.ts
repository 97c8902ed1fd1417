/** Addresses of the engine's files on the server of a test. */
export const ENGINE_PATHS = {
  model: '/model.onnx',
  wasm: '/ort.wasm',
  picture: '/picture',
  background: '/background',
  result: '/result',
} as const;
