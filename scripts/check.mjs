import { requireBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { validate } from './validate.mjs';

if (process.argv.includes('--help')) {
  console.log(`npm run check: installs, builds, and runs every check and test.

Needs a Chromium; where none is found it ends with 1 and the line that installs one.`);
  process.exit(0);
}
await ensureInstalled();
await requireBrowser();
await ensureBuilt();
await validate();
