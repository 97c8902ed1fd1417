/**
 * How the command `clearcut` is bundled. In pieces: only `verify` loads native code, and what is in one piece is loaded
 * at once.
 *
 * @type {import('esbuild').BuildOptions}
 */
export const cliBundle = {
  entryPoints: ['lib/cli/clearcut.ts'],
  outdir: 'dist/cli',
  outExtension: { '.js': '.mjs' },
  splitting: true,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  // Libraries that are CommonJS ask for Node's own modules by this name, which an ES module lacks.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  conditions: ['react-server'],
  external: ['onnxruntime-node'],
  tsconfig: 'tsconfig.json',
  legalComments: 'none',
  logLevel: 'warning',
};
