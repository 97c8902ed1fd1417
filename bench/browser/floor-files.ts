/** What the floor's server has under which address. */
export const FLOOR_FILES = {
  model: '/model.onnx',
  wasm: '/ort.wasm',
  photo: '/photo',
  /** The engine's own cut-out of the photo: what is to be encoded. */
  cutOut: '/cut-out',
} as const;
