#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { cliBundle } from './cli-bundle.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './stamp.mjs';

/** The command `clearcut` of a checkout: bundled anew each time, which takes a blink. A build has it in dist/cli. */
await ensureInstalled();
const { build } = await import('esbuild');
await build({ ...cliBundle, absWorkingDir: root });
await import(pathToFileURL(path.join(root, 'dist', 'cli', 'clearcut.mjs')).href);
