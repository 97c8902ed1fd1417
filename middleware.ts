import createMiddleware from 'next-intl/middleware';
import { NextResponse, type NextRequest } from 'next/server';
import { readHttpConfig } from './lib/config/http';
import { splitLocale } from './lib/i18n/split-locale';
import { routing } from './lib/i18n/routing';
import { isKnownPage, MISSING_PAGE, PAGES, PRIVACY_WITH_BOT_CHECK } from './lib/seo/pages';
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
  const page = path.replace(/\/$/, '');
  if (!isKnownPage(page)) return showInstead(request, `/${locale}${MISSING_PAGE}`, 404);
  if (page === PAGES.privacy && readHttpConfig(process.env).config.turnstileSiteKey !== undefined) {
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
  // The API is left out so that uploads reach their handler as a stream; the build's own files need nothing of this.
  matcher: ['/((?!api(?:/|$)|_next(?:/|$)).*)'],
};
