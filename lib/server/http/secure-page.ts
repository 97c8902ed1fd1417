import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { pageOrigins, PUBLIC_VALUES, readPublicConfig } from '@/lib/config/public';
import { contentSecurityPolicy } from './csp';
import { pageScripts } from './page-scripts';
import { publicOrigin } from './public-origin';
import { PAGE_HEADERS, strictTransport } from './security-headers';

/** The page that Next answers with where there is neither a page of ours nor a file. */
export const UNKNOWN_PAGE = '/_not-found';

/** As the pages of this build have them baked in. */
const OTHER_ORIGINS = pageOrigins(readPublicConfig(PUBLIC_VALUES).config);

/**
 * Sets all security headers of an HTML answer.
 *
 * @param page path of the prerendered page that is sent, which is not always the address that was asked for
 */
export function securePage<R extends Response>(response: R, page: string): R {
  const policy = contentSecurityPolicy({
    scriptHashes: pageScripts().hashes[page] ?? [],
    turnstile: httpConfig().turnstileSiteKey !== undefined,
    otherOrigins: OTHER_ORIGINS,
    development: process.env.NODE_ENV === 'development',
  });
  const headers = { ...PAGE_HEADERS, ...strictTransport(publicOrigin()), 'Content-Security-Policy': policy };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
