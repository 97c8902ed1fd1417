import createMiddleware from 'next-intl/middleware';
import { NextResponse, type NextRequest } from 'next/server';
import { splitLocale } from './lib/i18n/split-locale';
import { routing } from './lib/i18n/routing';
import { isKnownPage, MISSING_PAGE } from './lib/seo/pages';
import { limitRequest } from './lib/server/abuse/limit-request';
import { isApi } from './lib/server/front/doors';

const sendToLanguage = createMiddleware(routing);

/** Counts what goes to the API. Sends every page address to its language, and those that lead nowhere to the page that says so. */
export default async function middleware(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  if (isApi(pathname)) {
    const verdict = await limitRequest(request.method, pathname, request.headers);
    return verdict.refusal ?? NextResponse.next({ headers: verdict.headers });
  }
  const { locale, path } = splitLocale(pathname);
  if (locale === undefined || isKnownPage(path)) return sendToLanguage(request);
  return NextResponse.rewrite(new URL(`/${locale}${MISSING_PAGE}`, request.url), { status: 404 });
}

export const config = {
  // Without this line middleware.ts would be built for Edge.
  runtime: 'nodejs',
  matcher: [
    // Named outright: the pattern for pages skips paths with a dot (files need no language), as /v1.0 has.
    '/api/:path*',
    '/v1.0/:path*',
    '/v2/:path*',
    '/((?!api(?:/|$)|_next(?:/|$)|.*\\.).*)',
  ],
};
