import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A handful a page: more would make the header outgrow what proxies take. */
const MAX_INLINE_SCRIPTS = 12;

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
  writeFileSync(target, JSON.stringify({ siteUrl, hashes }));
}

/** The hashes of a page's inline scripts, each once, as CSP writes them. */
export function hashInlineScripts(html, page) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)];
  const openings = html.match(/<script\b/g)?.length ?? 0;
  // A "<script" inside a script's text would be counted, too: then it is time for a real parser.
  if (scripts.length !== openings) {
    throw new Error(`${page}: found ${scripts.length} whole scripts of ${openings}`);
  }
  const inline = scripts.filter(([, attributes]) => !/\ssrc=/.test(attributes));
  // Next starts a page by three: the chunk list, the empty payload and the payload. Fewer: not a page of Next's.
  if (inline.length < 3 || inline.length > MAX_INLINE_SCRIPTS) {
    throw new Error(`${page}: expected 3 to ${MAX_INLINE_SCRIPTS} inline scripts but found ${inline.length}`);
  }
  const markup = html.replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '');
  const handler = /<[a-z][^>]*\s(on[a-z]+)=/i.exec(markup);
  if (handler) throw new Error(`${page}: an inline ${handler[1]} handler, which no hash allows`);
  const digests = inline.map(([, , text]) => createHash('sha256').update(text).digest('base64'));
  return [...new Set(digests)].map((digest) => `sha256-${digest}`);
}

/** Every page that Next says it has prerendered must be in the list. */
function checkAgainstManifest(hashes, manifestFile) {
  const { routes } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const isPage = (route) => routes[route].dataRoute?.endsWith('.rsc');
  const missing = Object.keys(routes).filter((route) => isPage(route) && !hashes[route]);
  if (missing.length > 0) throw new Error(`no scripts were found for ${missing.join(', ')}`);
}
