import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashInlineScripts } from '../lib/server/http/inline-scripts.mjs';

/**
 * Hashes the inline scripts of all prerendered pages, so that the Content-Security-Policy can name them and
 * pages stay static. Throws where a page has something that no hash can allow, or is not what was expected.
 *
 * @param standalone folder of the standalone build; the list is written to its dist/page-scripts.json
 * @param siteUrl SITE_URL of this build, or an empty text
 */
export function writePageScripts(standalone, siteUrl) {
  const app = path.join(standalone, '.next', 'server', 'app');
  const hashes = {};
  for (const file of readdirSync(app, { recursive: true })) {
    if (!file.endsWith('.html')) continue;
    const page = `/${file.slice(0, -'.html'.length).split(path.sep).join('/')}`;
    hashes[page] = hashInlineScripts(readFileSync(path.join(app, file), 'utf8'), page);
  }
  checkAgainstManifest(hashes, path.join(standalone, '.next', 'prerender-manifest.json'));
  const target = path.join(standalone, 'dist', 'page-scripts.json');
  mkdirSync(path.dirname(target), { recursive: true });
  /** @type {import('../lib/server/http/page-scripts').PageScripts} */
  const list = { siteUrl, hashes };
  writeFileSync(target, JSON.stringify(list));
}

/** Every page that Next says it has prerendered must be in the list. */
function checkAgainstManifest(hashes, manifestFile) {
  const { routes } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const isPage = (route) => routes[route].dataRoute?.endsWith('.rsc');
  const missing = Object.keys(routes).filter((route) => isPage(route) && !hashes[route]);
  if (missing.length > 0) throw new Error(`no scripts were found for ${missing.join(', ')}`);
}
