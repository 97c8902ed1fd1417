import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { spawnServer } from '../fixtures/server';

const standalone = path.resolve('.next/standalone');
const LISTS = ['immutable-files.json', 'page-scripts.json'];

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** The build of this checkout, but with one broken list; its `server.js`. */
function buildWithBroken(list: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'clearcut-lists-'));
  folders.push(folder);
  for (const name of ['.next', 'models', 'node_modules', 'package.json', 'public']) {
    symlinkSync(path.join(standalone, name), path.join(folder, name));
  }
  mkdirSync(path.join(folder, 'dist'));
  const copied = ['server.js', ...['worker-main.mjs', ...LISTS].map((name) => `dist/${name}`)];
  for (const name of copied) copyFileSync(path.join(standalone, name), path.join(folder, name));
  writeFileSync(path.join(folder, 'dist', list), '{"of": "another version"}');
  return path.join(folder, 'server.js');
}

it.each(LISTS)('the start is refused in one line when dist/%s is broken', async (list) => {
  const server = await spawnServer({ HOSTNAME: '127.0.0.1' }, { script: buildWithBroken(list) });
  expect(await server.exited).toBe(1);
  const complaint = server
    .output()
    .split('\n')
    .filter((line) => line.startsWith('clearcut cannot start'));
  expect(complaint).toEqual([
    expect.stringMatching(new RegExp(`: dist/${list} is not as .*: run npm run build$`)),
  ]);
});
