import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { ANALYTICS, analyticsSources } from '@/lib/config/analytics';
import { pageOrigins, PUBLIC_VALUES, readPublicConfig } from '@/lib/config/public';
import { contentSecurityPolicy } from './csp';
import { pageScripts } from './page-scripts';
import { PAGE_HEADERS } from './security-headers';

/** The page that Next answers with where there is neither a page of ours nor a file. */
export const UNKNOWN_PAGE = '/_not-found';

/** As the pages of this build have them baked in. */
const OTHER_ORIGINS = pageOrigins(readPublicConfig(PUBLIC_VALUES).config);
const ANALYTICS_SOURCES = analyticsSources(ANALYTICS);

/**
 * Sets the security headers of an HTML answer; HSTS is on every answer already: the front sets it.
 *
 * @param page path of the prerendered page that is sent, which is not always the address that was asked for
 */
export function securePage<R extends Response>(response: R, page: string): R {
  return allowScripts(response, pageScripts().hashes[page] ?? []);
}

/**
 * Sets all security headers of an HTML answer.
 *
 * @param scriptHashes hashes of the inline scripts that it has
 */
export function allowScripts<R extends Response>(response: R, scriptHashes: readonly string[]): R {
  const policy = contentSecurityPolicy({
    scriptHashes,
    turnstile: httpConfig().turnstileSiteKey !== undefined,
    otherOrigins: OTHER_ORIGINS,
    analytics: ANALYTICS_SOURCES,
    development: process.env.NODE_ENV === 'development',
  });
  const headers = { ...PAGE_HEADERS, 'Content-Security-Policy': policy };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
