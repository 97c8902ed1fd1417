import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Pages that open without a network, below the language. */
const PAGES = ['', '/remove-background', '/device'];

/** What pages load and run. WebAssembly and weights are kept elsewhere, by their content. */
const CODE_OR_FACE = /\.(?:js|mjs|css|woff2)$/;

/** Code of the runtime for graphics cards, which few devices need: it names its WebAssembly, which others do not. */
const FOR_FEW = /ort-wasm-simd-threaded\.asyncify/;

/**
 * Bundles the service worker into `public/sw.js` of the standalone build, with the list of what it keeps.
 *
 * @param root the checkout
 * @param standalone folder of the standalone build, with `.next/static` and prerendered pages in it
 */
export async function writeServiceWorker(root, standalone) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['lib/browser/service-worker/service-worker.ts'],
    outfile: path.join(standalone, 'public', 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: {
      KEPT_FILES: JSON.stringify(filesToKeep(standalone)),
      'process.env.NODE_ENV': '"production"',
    },
    tsconfig: 'tsconfig.json',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/**
 * Lists the pages that open without a network, and all code and typefaces that they can come to need. It follows what
 * their markup names, what that names in turn, and so on. Names of the bundler's files hold a hash, so a text that has
 * one means it.
 *
 * @returns entries as Serwist takes them. A page's copy has a digest and an address of its own, which changes with its
 *   content. So a cache on the way, or a server with another build, cannot hand in a page with foreign code
 */
export function filesToKeep(standalone) {
  const pages = prerenderedPages(path.join(standalone, '.next', 'server', 'app'));
  const folder = path.join(standalone, '.next', 'static');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => CODE_OR_FACE.test(file));
  const textOf = (file) => (file.endsWith('.woff2') ? '' : readFileSync(path.join(folder, file), 'utf8'));
  const kept = new Set();
  const follow = (text) => {
    for (const file of files) {
      if (kept.has(file) || !text.includes(path.posix.basename(file))) continue;
      const code = textOf(file);
      if (FOR_FEW.test(code)) continue;
      kept.add(file);
      follow(code);
    }
  };
  for (const { html } of pages) follow(withoutLegacyScripts(html));
  return [
    ...pages.map(({ pathname, html }) => copyOf(pathname, html)),
    ...[...kept].sort().map((file) => ({ url: `/_next/static/${file}`, revision: null })),
  ];
}

function prerenderedPages(folder) {
  return readdirSync(folder)
    .filter((name) => !/[._]/.test(name))
    .sort()
    .flatMap((locale) => PAGES.map((page) => `${locale}${page}`))
    .map((page) => ({ pathname: `/${page}`, file: path.join(folder, `${page}.html`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ pathname, file }) => ({ pathname, html: readFileSync(file, 'utf8') }));
}

/** Browsers that know modules, as all with service workers do, never fetch these. */
function withoutLegacyScripts(html) {
  return html.replaceAll(/<script\b[^>]*\snomodule\b[^>]*>/gi, '');
}

function copyOf(pathname, html) {
  const digest = createHash('sha256').update(html).digest();
  return {
    url: `${pathname}?kept=${digest.toString('hex').slice(0, 16)}`,
    revision: null,
    integrity: `sha256-${digest.toString('base64')}`,
  };
}
