import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPageScripts } from '@/lib/server/http/page-scripts';
import { writePageScripts } from './page-scripts.mjs';

const PAGE = '<script>a</script><script>b</script><script>c</script>';

let standalone: string;
beforeEach(() => {
  standalone = mkdtempSync(path.join(tmpdir(), 'page-scripts-'));
  const app = path.join(standalone, '.next/server/app');
  mkdirSync(app, { recursive: true });
  writeFileSync(path.join(app, 'en.html'), PAGE);
});
afterEach(() => rmSync(standalone, { recursive: true }));

function prerendered(...pages: string[]) {
  const routes = Object.fromEntries(pages.map((page) => [page, { dataRoute: `${page}.rsc` }]));
  writeFileSync(path.join(standalone, '.next/prerender-manifest.json'), JSON.stringify({ routes }));
}

it('writes the list as the server reads it', () => {
  prerendered('/en');
  writePageScripts(standalone, 'https://clearcut.example');
  const { siteUrl, hashes } = readPageScripts(standalone);
  expect(siteUrl).toBe('https://clearcut.example');
  expect(Object.keys(hashes)).toEqual(['/en']);
  expect(hashes['/en']).toHaveLength(3);
});

it('stops the build where a prerendered page has no file', () => {
  prerendered('/en', '/de');
  expect(() => writePageScripts(standalone, '')).toThrow('no scripts were found for /de');
});
