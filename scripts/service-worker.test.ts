import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { filesToKeep } from './service-worker.mjs';

let standalone: string;

beforeEach(() => {
  standalone = mkdtempSync(path.join(tmpdir(), 'service-worker-'));
  write('server/app/en/remove-background.html', page('start.2a.js'));
  write('server/app/de/device.html', page('start.2a.js'));
  write('server/app/en.html', page('start.2a.js'));
  write('server/app/en/privacy.html', page('privacy.3b.js'));
  write('server/app/_not-found.html', page('privacy.3b.js'));
  write(
    'static/chunks/start.2a.js',
    'load("/_next/static/chunks/worker.4c.js","card.5d.js","runtime.6e.wasm")',
  );
  write('static/chunks/worker.4c.js', 'import "/_next/static/media/glue.7f.mjs"');
  write(
    'static/chunks/card.5d.js',
    'fetch("ort-wasm-simd-threaded.asyncify.9b.wasm");import("glue-for-card.8a.mjs")',
  );
  write('static/chunks/privacy.3b.js', '');
  write('static/chunks/legacy.1a.js', '');
  write('static/chunks/look.2b.css', '@font-face{src:url(../media/face.3c.woff2)}');
  write('static/media/face.3c.woff2', 'privacy.3b.js');
  write('static/media/glue.7f.mjs', '');
  write('static/media/glue-for-card.8a.mjs', '');
  write('static/media/runtime.6e.wasm', '');
});
afterEach(() => rmSync(standalone, { recursive: true }));

function write(file: string, text: string) {
  const target = path.join(standalone, '.next', file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

const page = (script: string) =>
  `<link href="/_next/static/chunks/look.2b.css"><script src="/_next/static/chunks/${script}"></script>` +
  '<script src="/_next/static/chunks/legacy.1a.js" noModule=""></script>';

const kept = () => filesToKeep(standalone).map(({ url }) => url);

it('keeps the pages that are to open, and what they can come to need, at first or second hand', () => {
  expect(kept()).toEqual([
    expect.stringMatching(/^\/de\/device\?kept=[0-9a-f]{16}$/),
    expect.stringMatching(/^\/en\?kept=[0-9a-f]{16}$/),
    expect.stringMatching(/^\/en\/remove-background\?kept=[0-9a-f]{16}$/),
    '/_next/static/chunks/look.2b.css',
    '/_next/static/chunks/start.2a.js',
    '/_next/static/chunks/worker.4c.js',
    '/_next/static/media/face.3c.woff2',
    '/_next/static/media/glue.7f.mjs',
  ]);
});

it('leaves out other pages’ code, old browsers’, graphics cards’, and WebAssembly', () => {
  for (const name of ['privacy', 'legacy', 'card', 'wasm']) expect(kept().join()).not.toContain(name);
});

it('gives a page that has changed another address, and names its digest', () => {
  const copy = () => filesToKeep(standalone).find(({ url }) => url.startsWith('/de/device'));
  const before = copy();
  expect(before?.integrity).toMatch(/^sha256-[A-Za-z0-9+/]{43}=$/);
  write('server/app/de/device.html', `${page('start.2a.js')}<p>new</p>`);
  expect(copy()?.url).not.toBe(before?.url);
  expect(copy()?.integrity).not.toBe(before?.integrity);
});
