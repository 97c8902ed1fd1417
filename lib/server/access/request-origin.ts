import 'server-only';
import { ANY_ORIGIN } from '@/lib/config/http';
import type { CallerOrigin } from '../http/caller';
import { isAllowedOrigin } from '../http/cors';
import type { HeaderReader } from './client-address';

interface Origins {
  readonly siteOrigin: string | undefined;
  readonly allowedOrigins: readonly string[];
}

/**
 * Tells whose page sent a request. This protects visitors: pages cannot forge either header in a browser. Programs
 * can, and gain nothing by it: as "pages" they have to answer the bot check.
 *
 * Ours is the operator's SITE_URL, and nothing else, where it is set. Elsewhere it is the host that the request itself
 * was sent to, under http or https. Behind a proxy that ends TLS nothing trustworthy tells which of the two it was.
 * X-Forwarded-Host and -Proto do not count, because anyone may send them.
 *
 * Where every origin is allowed, a page may be anybody's, also one whose picture or link asks without Origin. Elsewhere an allowed
 * origin counts for more than Sec-Fetch-Site, which calls it `cross-site` or `same-site`. An origin
 * that is neither is not saved by `same-origin`: no browser says so.
 */
export function requestOrigin(header: HeaderReader, { siteOrigin, allowedOrigins }: Origins): CallerOrigin {
  const origin = header('origin');
  const site = header('sec-fetch-site');
  if (origin === null && site === null) return 'api-client';
  if (allowedOrigins.includes(ANY_ORIGIN) || isAllowedOrigin(origin, allowedOrigins)) return 'page';
  if (site !== null && site !== 'same-origin' && site !== 'none') return 'foreign';
  if (origin === null) return 'page';
  const ours = siteOrigin === undefined ? isOwnHost(origin, header('host')) : origin === siteOrigin;
  return ours ? 'page' : 'foreign';
}

/** Whether an origin is the host that a request was sent to. `Origin: null` is nobody's. */
function isOwnHost(origin: string, host: string | null): boolean {
  const scheme = /^(https?:)\/\//.exec(origin)?.[1];
  if (scheme === undefined || host === null) return false;
  // Through URL, because a browser leaves out the scheme's own port and a client may not.
  const own = `${scheme}//${host}`;
  return URL.canParse(own) && new URL(own).origin === origin;
}
