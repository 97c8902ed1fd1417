import createMiddleware from 'next-intl/middleware';
import { NextResponse, type NextRequest } from 'next/server';
import { splitLocale } from './lib/i18n/split-locale';
import { routing } from './lib/i18n/routing';
import { isKnownPage, MISSING_PAGE } from './lib/seo/pages';

const sendToLanguage = createMiddleware(routing);

/** Sends every page address to its language, and those that lead nowhere to the page that says so. */
export default function middleware(request: NextRequest): NextResponse {
  const { locale, path } = splitLocale(request.nextUrl.pathname);
  if (locale === undefined || isKnownPage(path)) return sendToLanguage(request);
  return NextResponse.rewrite(new URL(`/${locale}${MISSING_PAGE}`, request.url), { status: 404 });
}

export const config = {
  // Without this line middleware.ts would be built for Edge.
  runtime: 'nodejs',
  // The API is left out so that uploads reach their handler as a stream; files (a dot in the path) need no language.
  matcher: ['/((?!api(?:/|$)|_next(?:/|$)|.*\\.).*)'],
};
