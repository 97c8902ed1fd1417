import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { root } from './stamp.mjs';

/**
 * Serves the standalone build in this very process, so that signals reach it. PORT (3000) and HOST (all
 * interfaces) say where; a relative MODEL_DIR counts from where the command was given. Without one, what
 * `clearcut models pull` has put into the checkout is offered.
 */
export async function serve() {
  const server = path.join(root, '.next', 'standalone', 'server.js');
  if (!existsSync(server)) {
    console.error('There is no build to serve: run "npm run up", or "npm run build" first.');
    process.exit(1);
  }
  // The heap is small; it is pictures, outside it, that drive the collector. Marking in one go took half the CPU time
  // of marking in steps. For each 1 MP request it took 6 instead of 14 ms, for 12 MP 24 instead of 49.
  setFlagsFromString('--no-incremental-marking');
  process.env.PORT ||= '3000';
  // Shells and containers set HOSTNAME to the machine's name, which Next would listen on.
  process.env.HOSTNAME = process.env.HOST || '0.0.0.0';
  // The runtime ends the process itself, with 0, when it has answered what had come in.
  process.env.NEXT_MANUAL_SIG_HANDLE = '1';
  process.env.MODEL_DIR = path.resolve(process.env.MODEL_DIR || path.join(root, 'installed-models'));
  await import(pathToFileURL(server).href);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await serve();
