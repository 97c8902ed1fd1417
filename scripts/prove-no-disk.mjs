import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { run } from './run.mjs';

const args = process.argv.slice(2);
if (args.includes('--help')) {
  console.log(`npm run prove:no-disk [-- --scenes pages,huge] [--server FILE]

Runs the built server and its children under strace through start, page views, pictures of every format, huge,
malformed, too large and aborted uploads, killed children and SIGTERM. Prints the calls it saw.

Fails when any of them opens anything for writing but a character device, a pipe or a socket; creates, renames,
links or removes anything; makes a file in memory; or connects to any address. There is no list of exceptions:
tests/no-disk/storage-fault.ts says exactly what counts.

  --scenes  only some of: pages, good, huge, malformed, too-large, aborted, crashing
  --server  the server.js of another build

Exit code 0: proved; 1: not. Needs strace (Linux).`);
  process.exit(0);
}
if (spawnSync('strace', ['--version']).error) {
  const debian = existsSync('/etc/debian_version');
  console.error(
    `The proof needs strace. Install it: ${debian ? 'apt-get install -y strace' : 'see your distribution'}`,
  );
  process.exit(1);
}
await ensureInstalled();
await ensureBuilt();
const prover = path.join('tests', 'no-disk', 'prove.ts');
process.exit(await run(process.execPath, ['--conditions=react-server', '--import', 'tsx', prover, ...args]));
