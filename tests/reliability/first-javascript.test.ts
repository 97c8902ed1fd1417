import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { routing } from '@/lib/i18n/routing';

const BUILT = path.resolve(import.meta.dirname, '../../.next');
const MAX_BYTES = 35_000;

interface BuildManifest {
  readonly rootMainFiles: readonly string[];
  readonly polyfillFiles: readonly string[];
}

/** The scripts that a page asks for by itself, as paths in the build. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(path.join(BUILT, 'server/app', `${page}.html`), 'utf8');
  return [...new Set([...html.matchAll(/<script[^>]* src="\/_next\/([^"?]+)/g)].map(([, file]) => file!))];
}

it.each(routing.locales)(
  'before first use the tool needs at most 35 kB beyond what Next needs: %s',
  (locale) => {
    const { rootMainFiles, polyfillFiles } = JSON.parse(
      readFileSync(path.join(BUILT, 'build-manifest.json'), 'utf8'),
    ) as BuildManifest;
    const nexts = new Set([...rootMainFiles, ...polyfillFiles]);
    const all = scriptsOf(`${locale}/remove-background`);
    const own = all.filter((file) => !nexts.has(file));
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    const sizes = own.map((file) => gzipSync(readFileSync(path.join(BUILT, file))).byteLength);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_BYTES);
  },
);
