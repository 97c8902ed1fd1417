import 'server-only';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type Server } from 'node:http';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import { processWide } from '@/lib/config/process-wide';
import { weakTag } from './conditional-request';
import { hashInlineScripts } from './inline-scripts.mjs';

/** A page as this installation has it. */
export interface RenderedPage {
  readonly html: string;
  /** Tells this form of it from others. */
  readonly tag: string;
  /** Hashes of its inline scripts, as `sha256-…`. */
  readonly scriptHashes: readonly string[];
}

/** Longest time for a page that this process asks itself for, in milliseconds. */
const RENDER_TIMEOUT_MS = 30_000;

/** Tells such a request from a visitor's. */
const RENDERING_HEADER = 'x-clearcut-rendering';

interface Renderings {
  /** Made anew at each start, and known to this process alone: no client can have a page rendered. */
  readonly secret: string;
  readonly pages: Map<string, Promise<RenderedPage>>;
  /** This process's own. */
  server: Server | undefined;
}

/** Next bundles middleware and instrumentation apart; both know one set of pages. */
const renderings = processWide<Renderings>('renderings', () => ({
  secret: randomBytes(24).toString('hex'),
  pages: new Map(),
  server: undefined,
}));

/** Tells which server renders: the first one that is met. */
export function renderBy(server: Server): void {
  renderings.server ??= server;
}

/**
 * Whether a request is this process's own, for a page that it is to keep.
 *
 * @param headerOf the request's header of a name
 */
export function isRendering(headerOf: (name: string) => string | null | undefined): boolean {
  return headerOf(RENDERING_HEADER) === renderings.secret;
}

/**
 * A page that depends on how the server was started. It is rendered when it is first asked for, and kept in memory. One
 * that cannot be rendered is tried again at the next request.
 *
 * @param path path of the page; what visitors write must not come in here, because each path is kept
 * @throws Error where the page cannot be rendered, or has a script that no hash can allow
 */
export function renderedPage(path: string): Promise<RenderedPage> {
  const { pages } = renderings;
  const known = pages.get(path);
  if (known) return known;
  const rendering = render(path);
  pages.set(path, rendering);
  rendering.catch(() => pages.delete(path));
  return rendering;
}

/** Asks the server through memory: it takes any stream for a connection, and this process calls nobody, itself included. */
async function render(path: string): Promise<RenderedPage> {
  const { secret, server } = renderings;
  if (!server) throw new Error(`${path}: no server has been met that renders it`);
  const [ours, itsOwn] = duplexPair();
  server.emit('connection', itsOwn);
  const request = http.get({
    path,
    headers: { Host: 'localhost', [RENDERING_HEADER]: secret },
    createConnection: () => ours,
    signal: AbortSignal.timeout(RENDER_TIMEOUT_MS),
  });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const html = await text(answer);
  if (answer.statusCode !== 200) {
    throw new Error(`${path}: expected to be rendered but received ${answer.statusCode}`);
  }
  return { html, tag: weakTag(html), scriptHashes: hashInlineScripts(html, path) };
}
