import createMiddleware from 'next-intl/middleware';
import { NextResponse, type NextRequest } from 'next/server';
import { splitLocale } from './lib/i18n/split-locale';
import { routing } from './lib/i18n/routing';
import { isKnownPage, MISSING_PAGE } from './lib/seo/pages';
import { securePage, UNKNOWN_PAGE } from './lib/server/http/secure-page';

const sendToLanguage = createMiddleware(routing);

/** Sends every page address to its language, and those that lead nowhere to the page that says so. */
export default function middleware(request: NextRequest): NextResponse {
  return answerPage(request);
}

function answerPage(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  // A file needs no language. Where there is none, Next answers with its own page.
  if (pathname.includes('.')) return securePage(NextResponse.next(), UNKNOWN_PAGE);
  const { locale, path } = splitLocale(pathname);
  if (locale === undefined) return securePage(sendToLanguage(request), UNKNOWN_PAGE);
  if (isKnownPage(path)) return securePage(sendToLanguage(request), `/${locale}${path.replace(/\/$/, '')}`);
  const missing = `/${locale}${MISSING_PAGE}`;
  return securePage(NextResponse.rewrite(new URL(missing, request.url), { status: 404 }), missing);
}

export const config = {
  // Without this line middleware.ts would be built for Edge.
  runtime: 'nodejs',
  // The API is left out so that uploads reach their handler as a stream; the build's own files need nothing of this.
  matcher: ['/((?!api(?:/|$)|_next(?:/|$)).*)'],
};
