import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { httpConfig } from '@/lib/config/http';

/** What `scripts/page-scripts.mjs` writes after the build. */
export interface PageScripts {
  /** SITE_URL as the pages have it baked in; empty where none was set. */
  readonly siteUrl: string;
  /** Hashes of the inline scripts of each prerendered page, by its path. */
  readonly hashes: Readonly<Record<string, readonly string[]>>;
}

const NONE: PageScripts = { siteUrl: '', hashes: {} };
let loaded: PageScripts | undefined;

/**
 * The build's list. `next dev` has none: its pages are made on demand.
 *
 * @throws Error where a build lacks the list: pages under a policy without hashes would be dead
 */
export function pageScripts(): PageScripts {
  if (process.env.NODE_ENV === 'development') return NONE;
  loaded ??= JSON.parse(
    readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'page-scripts.json'), 'utf8'),
  ) as PageScripts;
  return loaded;
}

/** SITE_URL of this process or else of the build, whose pages have it baked in; empty where neither has one. */
export function publicOrigin(): string {
  return httpConfig().siteUrl ?? pageScripts().siteUrl;
}
