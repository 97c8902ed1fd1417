import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { mustRun } from './run.mjs';
import { digest, isDone, markDone } from './stamp.mjs';

const STAMP = path.join('node_modules', '.clearcut-install');
const OLDEST_NODE = [20, 19];

/** Installs exactly what the lock file names, unless that is what is installed. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    console.error(`Node.js ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const wanted = digest(['package-lock.json', '.npmrc'], [process.platform, process.arch, String(major)]);
  if (isDone(STAMP, wanted)) return;
  console.log('Installing dependencies (npm ci) …');
  await mustRun('npm', ['ci', '--no-audit', '--no-fund']);
  markDone(STAMP, wanted);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await ensureInstalled();
