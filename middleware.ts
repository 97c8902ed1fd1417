import createMiddleware from 'next-intl/middleware';
import { NextResponse, type NextRequest } from 'next/server';
import { SERVICE_WORKER_PATH } from './lib/contracts/offline';
import { routing, splitLocale } from './lib/i18n/routing';
import { findPage, prerenderedPath } from './lib/seo/find-page';
import { RENDERED_PAGES } from './lib/seo/installed-pages';
import { MISSING_PAGE } from './lib/seo/pages';
import { limitRequest } from './lib/server/rate-limit/limit-request';
import { DOORS } from './lib/server/doors/doors';
import { doorAt } from './lib/server/http/door';
import { isKnown } from './lib/server/http/conditional-request';
import { isRendering, renderedPage } from './lib/server/http/rendered-pages';
import { allowScripts, securePage, UNKNOWN_PAGE } from './lib/server/http/secure-page';
import { ASK_EACH_TIME, SERVICE_WORKER_HEADERS } from './lib/server/http/security-headers';

const sendToLanguage = createMiddleware(routing);

/** Counts what goes to the API; sends pages to their language, under their headers. */
export default async function middleware(request: NextRequest): Promise<Response> {
  const door = doorAt(DOORS, request.nextUrl.pathname);
  if (!door) return answerPage(request);
  const verdict = await limitRequest(request, door);
  return verdict.refusal ?? NextResponse.next({ headers: verdict.headers });
}

/**
 * The start page goes by the browser's language, all else by its address alone. Addresses that lead nowhere are answered
 * with the page that says so.
 */
function answerPage(request: NextRequest): NextResponse | Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (pathname === SERVICE_WORKER_PATH) return NextResponse.next({ headers: SERVICE_WORKER_HEADERS });
  // A file needs no language. Where there is none, Next answers with its own page.
  if (pathname.includes('.')) return securePage(NextResponse.next(), UNKNOWN_PAGE);
  if (pathname === '/') return securePage(sendToLanguage(request), UNKNOWN_PAGE);
  const { locale, path } = splitLocale(pathname);
  const found = findPage(locale, path);
  if (!found) return showInstead(request, `/${locale ?? routing.defaultLocale}${MISSING_PAGE}`, 404);
  if (found.kind === 'moved') return sendOn(request, found.to);
  const page = `/${locale}${prerenderedPath(found.page)}`;
  if (RENDERED_PAGES.has(found.page)) return answerRendered(request, page);
  return page === pathname ? securePage(NextResponse.next(), page) : showInstead(request, page, 200);
}

/** Leads on to the one address that a page has in a language, for good. */
function sendOn(request: NextRequest, path: string): NextResponse {
  const target = new URL(path + request.nextUrl.search, request.url);
  return securePage(NextResponse.redirect(target, 308), UNKNOWN_PAGE);
}

/** Answers with a prerendered page, at the address that was asked for. */
function showInstead(request: NextRequest, page: string, status: number): NextResponse {
  return securePage(
    NextResponse.rewrite(new URL(page + request.nextUrl.search, request.url), { status }),
    page,
  );
}

/**
 * Answers with a page that depends on how the server was started. Payloads of soft navigations are left to Next, which
 * renders them by the same configuration: they hold no script.
 *
 * @param page path of the page
 */
async function answerRendered(request: NextRequest, page: string): Promise<NextResponse> {
  const isPayload = request.headers.has('rsc');
  const isDevelopment = process.env.NODE_ENV === 'development';
  if (isPayload || isDevelopment || isRendering((name) => request.headers.get(name))) {
    return securePage(NextResponse.next(), page);
  }
  const { html, tag, scriptHashes } = await renderedPage(page);
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    // The next start may show something else.
    'Cache-Control': ASK_EACH_TIME,
    ETag: tag,
    Vary: 'RSC',
  };
  const answer = isKnown(request.headers.get('if-none-match'), tag)
    ? new NextResponse(null, { status: 304, headers })
    : new NextResponse(html, { headers });
  return allowScripts(answer, scriptHashes);
}

export const config = {
  // Without this line middleware.ts would be built for Edge.
  runtime: 'nodejs',
  matcher: [
    // Named outright: no pattern for pages may ever let one of the API's paths slip.
    '/api/:path*',
    '/v1.0/:path*',
    '/v2/:path*',
    // The build's own files need nothing of this.
    '/((?!api(?:/|$)|_next(?:/|$)).*)',
  ],
};
