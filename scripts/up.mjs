import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { serve } from './serve.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm run up: installs, builds and serves Clearcut on http://localhost:3000.

What is done already is not done again. PORT, HOST and the variables in docs/operations.md apply.`);
  process.exit(0);
}
await ensureInstalled();
await ensureBuilt();
await serve();
