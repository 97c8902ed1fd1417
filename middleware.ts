import createMiddleware from 'next-intl/middleware';
import { routing } from './lib/i18n/routing';

/** Sends every page address to its language. */
export default createMiddleware(routing);

export const config = {
  // Without this line middleware.ts would be built for Edge.
  runtime: 'nodejs',
  // The API is left out so that uploads reach their handler as a stream; files (a dot in the path) need no language.
  matcher: ['/((?!api(?:/|$)|_next(?:/|$)|.*\\.).*)'],
};
