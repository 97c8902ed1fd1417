import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

/** Runs a TypeScript file of `bench/` after making sure that what it measures is installed and built. */
const [file, ...args] = process.argv.slice(2);
if (!args.includes('--help')) {
  await ensureInstalled();
  await ensureBuilt();
}
process.exit(await run(process.execPath, ['--conditions=react-server', '--import', 'tsx', file, ...args]));
