/** Addresses of the engine's files on the server of a test. */
export const ENGINE_PATHS = {
  model: '/model.onnx',
  wasm: '/ort.wasm',
  picture: '/picture',
  background: '/background',
  /** What the engine has made of the picture before. */
  cutOut: '/cut-out',
  result: '/result',
} as const;
