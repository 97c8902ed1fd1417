import { createHash } from 'node:crypto';

/** A handful a page: more would make the header outgrow what proxies take. */
const MAX_INLINE_SCRIPTS = 12;

/** Facts for search engines. Browsers run nothing of them, so no policy has to allow them. */
const DATA_BLOCK = /\stype="application\/ld\+json"/;

/**
 * The hashes of a page’s inline scripts, each once, as CSP writes them. Plain JavaScript: the build runs it, too.
 *
 * @param {string} html the whole page
 * @param {string} page its path, for what is thrown
 * @throws Error where a page has something that no hash can allow, or is not what was expected
 */
export function hashInlineScripts(html, page) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)];
  const openings = html.match(/<script\b/g)?.length ?? 0;
  // A "<script" inside a script's text would be counted, too: then it is time for a real parser.
  if (scripts.length !== openings) {
    throw new Error(`${page}: found ${scripts.length} whole scripts of ${openings}`);
  }
  const inline = scripts.filter(
    ([, attributes]) => !/\ssrc=/.test(attributes) && !DATA_BLOCK.test(attributes),
  );
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
