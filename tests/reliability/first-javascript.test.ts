import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { routing } from '@/lib/i18n/routing';
import { pathOf } from '@/lib/seo/page-address';
import { sharedServer } from '../fixtures/shared-server';

const BUILT = path.resolve(import.meta.dirname, '../../.next');

/** What pages may ask for by themselves beyond what Next needs, in bytes as gzip packs them. */
const MOST = {
  '/remove-background': 35_000,
  '': 15_000,
  '/privacy': 15_000,
  '/terms': 15_000,
  '/how-good': 15_000,
  'white-background': 15_000,
  'passport-photo': 15_000,
} as const;

interface BuildManifest {
  readonly rootMainFiles: readonly string[];
  readonly polyfillFiles: readonly string[];
}

const { rootMainFiles, polyfillFiles } = JSON.parse(
  readFileSync(path.join(BUILT, 'build-manifest.json'), 'utf8'),
) as BuildManifest;
const nexts = new Set([...rootMainFiles, ...polyfillFiles]);

const server = sharedServer();

/** The scripts that a page asks for by itself, as paths in the build. */
async function scriptsOf(page: string): Promise<string[]> {
  const html = await (await fetch(`${server.url}/${page}`)).text();
  return [...new Set([...html.matchAll(/<script[^>]* src="\/_next\/([^"?]+)/g)].map(([, file]) => file!))];
}

const PAGES_AND_MOST = Object.entries(MOST) as [keyof typeof MOST, number][];

describe.each(routing.locales)('before first use, in %s', (locale) => {
  it.each(PAGES_AND_MOST)('%j needs little beyond what Next needs: at most %i bytes', async (page, most) => {
    const all = await scriptsOf(pathOf(locale, page).slice(1));
    const own = all.filter((file) => !nexts.has(file));
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    const sizes = own.map((file) => gzipSync(readFileSync(path.join(BUILT, file))).byteLength);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most);
  });
});
