import createMiddleware from 'next-intl/middleware';
import { NextResponse, type NextRequest } from 'next/server';
import { httpConfig } from './lib/config/http';
import { SERVICE_WORKER_PATH } from './lib/contracts/offline';
import { splitLocale } from './lib/i18n/split-locale';
import { routing } from './lib/i18n/routing';
import { isKnownPage, MISSING_PAGE, PAGES, PRIVACY_WITH_BOT_CHECK } from './lib/seo/pages';
import { limitRequest } from './lib/server/abuse/limit-request';
import { DOORS } from './lib/server/doors/doors';
import { doorAt } from './lib/server/http/door';
import { securePage, UNKNOWN_PAGE } from './lib/server/http/secure-page';
import { SERVICE_WORKER_HEADERS } from './lib/server/http/security-headers';

const sendToLanguage = createMiddleware(routing);

/** Counts what goes to the API; sends pages to their language, under their headers. */
export default async function middleware(request: NextRequest): Promise<Response> {
  const door = doorAt(DOORS, request.nextUrl.pathname);
  if (!door) return answerPage(request);
  const verdict = await limitRequest(request, door);
  return verdict.refusal ?? NextResponse.next({ headers: verdict.headers });
}

/** Addresses that lead nowhere are answered with the page that says so. */
function answerPage(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  if (pathname === SERVICE_WORKER_PATH) return NextResponse.next({ headers: SERVICE_WORKER_HEADERS });
  // A file needs no language. Where there is none, Next answers with its own page.
  if (pathname.includes('.')) return securePage(NextResponse.next(), UNKNOWN_PAGE);
  const { locale, path } = splitLocale(pathname);
  if (locale === undefined) return securePage(sendToLanguage(request), UNKNOWN_PAGE);
  const page = path.replace(/\/$/, '');
  if (!isKnownPage(page)) return showInstead(request, `/${locale}${MISSING_PAGE}`, 404);
  if (page === PAGES.privacy && httpConfig().turnstileSiteKey !== undefined) {
    return showInstead(request, `/${locale}${PRIVACY_WITH_BOT_CHECK}`, 200);
  }
  return securePage(sendToLanguage(request), `/${locale}${page}`);
}

/** Answers with another prerendered page, at the address that was asked for. */
function showInstead(request: NextRequest, page: string, status: number): NextResponse {
  return securePage(NextResponse.rewrite(new URL(page, request.url), { status }), page);
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
