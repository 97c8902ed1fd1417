import { cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compressedFiles } from './compressed-files.mjs';
import { ensureInstalled } from './install.mjs';
import { writeImmutableFiles } from './immutable-files.mjs';
import { writePageScripts } from './page-scripts.mjs';
import { writeNotices } from './notices.mjs';
import { modelFolders, writePublicModels } from './public-models.mjs';
import { mustRun } from './run.mjs';
import { writeServiceWorker } from './service-worker.mjs';
import { digest, isDone, markDone, root } from './stamp.mjs';

const STAMP = path.join('.next', 'clearcut-build');

/** Outlives builds: compressing takes longer than all the rest of one. */
const COMPRESSED = path.join(root, 'node_modules', '.cache', 'clearcut-compressed');

/** What the bundler emits for browsers, known before it does. */
const ORT_WASM = path.join(root, 'node_modules', 'onnxruntime-web', 'dist', 'ort-wasm-simd-threaded.wasm');

/** What the service loads; libraries of further execution providers are put there later, by hand. */
const ORT_LIBRARIES = path.join(
  ...[root, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6'],
  ...[process.platform, process.arch],
);

/** What a build has baked in. */
const VARIABLES = [
  'SITE_URL',
  'NEXT_PUBLIC_API_BASE',
  'NEXT_PUBLIC_MODEL_BASE_URL',
  'NEXT_PUBLIC_ORT_BASE_URL',
  ...['NEXT_PUBLIC_GA_ID', 'NEXT_PUBLIC_UMAMI_URL', 'NEXT_PUBLIC_UMAMI_WEBSITE_ID'],
  ...['NEXT_PUBLIC_PLAUSIBLE_URL', 'NEXT_PUBLIC_PLAUSIBLE_DOMAIN'],
  ...['OPERATOR_NAME', 'OPERATOR_ADDRESS', 'OPERATOR_EMAIL', 'OPERATOR_DETAILS'],
  ...['SOURCE_URL', 'NEXT_PUBLIC_POLICY_CHANGED'],
];

/** All that the build reads. Tests, documents, the training code and all else of `bench` change nothing in it. */
const SOURCES = [
  'bench/expected.json',
  'app',
  'components',
  'lib',
  'messages',
  ...modelFolders(root).map((folder) => path.join('models', folder)),
  'public',
  'renders/pages',
  'renders/pictures',
  'scripts',
  'instrumentation.ts',
  'middleware.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

function namesAndSizes(folder) {
  return readdirSync(folder).map((name) => `${name} ${statSync(path.join(folder, name)).size}`);
}

/** Builds the child's bundle, the command's and the standalone server, unless they are built from these very sources. */
export async function ensureBuilt() {
  // Before anything is compared: these lie in public/, which is compared, too.
  writePublicModels(root);
  writeNotices(root);
  const variables = VARIABLES.map((name) => process.env[name] ?? '');
  const wanted = digest(SOURCES, [process.versions.node, ...variables, ...namesAndSizes(ORT_LIBRARIES)]);
  if (isDone(STAMP, wanted)) return;
  console.log('Building …');
  const { build } = await import('esbuild');
  const { cliBundle } = await import('./cli-bundle.mjs');
  const { workerBundle } = await import('./worker-bundle.mjs');
  rmSync(path.join(root, STAMP), { force: true });
  // Pieces have names by content: those of the last build would stay.
  rmSync(path.join(root, cliBundle.outdir), { recursive: true, force: true });
  await Promise.all([workerBundle, cliBundle].map((bundle) => build({ ...bundle, absWorkingDir: root })));
  const standalone = path.join(root, '.next', 'standalone');
  // Beside the bundler, which leaves a core idle for most of its time.
  await Promise.all([
    compressedFiles(ORT_WASM, COMPRESSED, 'best'),
    mustRun(path.join('node_modules', '.bin', 'next'), ['build']),
  ]);
  copyAssets(standalone);
  await writeImmutableFiles(standalone, COMPRESSED);
  writePageScripts(standalone, process.env.SITE_URL ?? '');
  await writeServiceWorker(root, standalone);
  markDone(STAMP, wanted);
}

/** `next build` leaves the standalone server without what a CDN would serve. */
function copyAssets(standalone) {
  cpSync(path.join(root, '.next', 'static'), path.join(standalone, '.next', 'static'), { recursive: true });
  cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled();
  await ensureBuilt();
}
