/**
 * How the inference child is bundled. Next neither compiles nor traces a forked file, so it is built on its
 * own. `react-server` makes the `server-only` marker inert; native packages and libheif stay outside.
 *
 * @type {import('esbuild').BuildOptions}
 */
export const workerBundle = {
  entryPoints: ['lib/server/inference/worker-main.ts'],
  outfile: 'dist/worker-main.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  conditions: ['react-server'],
  external: ['sharp', 'onnxruntime-node', 'libheif-js', '@imagemagick/magick-wasm'],
  tsconfig: 'tsconfig.json',
  legalComments: 'none',
  logLevel: 'warning',
};
