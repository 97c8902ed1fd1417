import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { writeNotices } from './notices.mjs';
import { writePublicModels } from './public-models.mjs';
import { mustRun } from './run.mjs';
import { root } from './stamp.mjs';

/** Serves with hot reload: pages by `next dev`, the inference child rebuilt and replaced on each change. */
await ensureInstalled();
writePublicModels(root);
writeNotices(root);
const { context } = await import('esbuild');
const { workerBundle } = await import('./worker-bundle.mjs');
const bundle = await context({ ...workerBundle, absWorkingDir: root, logLevel: 'info' });
await bundle.rebuild();
await bundle.watch();
await mustRun(path.join('node_modules', '.bin', 'next'), ['dev', '-p', process.env.PORT || '3000']);
await bundle.dispose();
