import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { writePageScripts } from './page-scripts.mjs';
import { mustRun } from './run.mjs';
import { digest, isDone, markDone, root } from './stamp.mjs';

const STAMP = path.join('.next', 'clearcut-build');

/** All that the build reads. Tests, benchmarks and documents change nothing in it. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'messages',
  'models',
  'public',
  'scripts',
  'instrumentation.ts',
  'middleware.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/** Builds the child's bundle and the standalone server, unless they are built from these very sources. */
export async function ensureBuilt() {
  const wanted = digest(SOURCES, [process.versions.node, process.env.SITE_URL ?? '']);
  if (isDone(STAMP, wanted)) return;
  console.log('Building …');
  const { build } = await import('esbuild');
  const { workerBundle } = await import('./worker-bundle.mjs');
  rmSync(path.join(root, STAMP), { force: true });
  await build({ ...workerBundle, absWorkingDir: root });
  await mustRun(path.join('node_modules', '.bin', 'next'), ['build']);
  copyAssets();
  writePageScripts(path.join(root, '.next', 'standalone'), process.env.SITE_URL ?? '');
  markDone(STAMP, wanted);
}

/** `next build` leaves the standalone server without what a CDN would serve. */
function copyAssets() {
  const standalone = path.join(root, '.next', 'standalone');
  cpSync(path.join(root, '.next', 'static'), path.join(standalone, '.next', 'static'), { recursive: true });
  cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled();
  await ensureBuilt();
}
