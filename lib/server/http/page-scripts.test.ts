import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPageScripts } from './page-scripts';

const HASH = `sha256-${'a'.repeat(43)}=`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'page-scripts-'));
  mkdirSync(path.join(root, 'dist'));
});
afterEach(() => rmSync(root, { recursive: true }));

function readFrom(list: unknown) {
  writeFileSync(path.join(root, 'dist/page-scripts.json'), JSON.stringify(list));
  return readPageScripts(root);
}

describe('readPageScripts', () => {
  it('gives hashes by page', () => {
    const list = { siteUrl: 'https://clearcut.example', hashes: { '/en': [HASH] } };
    expect(readFrom(list)).toEqual(list);
  });

  it.each([
    ['no site', { hashes: {} }],
    ['no hashes', { siteUrl: '' }],
    ['a page without a list', { siteUrl: '', hashes: { '/en': HASH } }],
    ['a page that is no path', { siteUrl: '', hashes: { en: [HASH] } }],
    ['what would end the header early', { siteUrl: '', hashes: { '/en': ["sha256-a'; script-src *"] } }],
  ])('refuses a list with %s', (_, list) => {
    expect(() => readFrom(list)).toThrow(/^dist\/page-scripts\.json is not as .*: run npm run build$/);
  });
});
