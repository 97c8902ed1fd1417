import 'server-only';
import { z } from 'zod';
import { httpConfig } from '@/lib/config/http';
import { readBuildList } from './build-list';

const PageScripts = z.strictObject({
  /** SITE_URL as the pages have it baked in; empty where none was set. */
  siteUrl: z.string(),
  /** Hashes of the inline scripts of each prerendered page, by its path. */
  hashes: z.record(z.string().startsWith('/'), z.array(z.string().regex(/^sha256-[\w+/]{43}=$/))),
});

/** What `scripts/page-scripts.mjs` writes after the build. */
export type PageScripts = z.infer<typeof PageScripts>;

const NONE: PageScripts = { siteUrl: '', hashes: {} };
let loaded: PageScripts | undefined;

/**
 * The build's list. `next dev` has none: its pages are made on demand.
 *
 * @throws Error where a build lacks the list, or it is broken: pages under a policy without hashes would be dead
 */
export function pageScripts(): PageScripts {
  if (process.env.NODE_ENV === 'development') return NONE;
  loaded ??= readPageScripts(process.cwd());
  return loaded;
}

/**
 * @param root folder of the standalone build
 * @throws Error in one line where the list is missing or broken
 */
export function readPageScripts(root: string): PageScripts {
  return readBuildList(root, 'page-scripts.json', PageScripts);
}

/** SITE_URL of this process or else of the build, whose pages have it baked in; empty where neither has one. */
export function publicOrigin(): string {
  return httpConfig().siteUrl ?? pageScripts().siteUrl;
}
