import 'server-only';
import type { AnalyticsSources } from '@/lib/config/analytics';

/** Where Turnstile's script, frame and calls come from; allowed only while it is configured. */
const TURNSTILE_ORIGIN = 'https://challenges.cloudflare.com';

export interface CspOptions {
  /** Hashes of the page's own inline scripts, as `sha256-…`. */
  readonly scriptHashes: readonly string[];
  readonly turnstile: boolean;
  /** Other origins that the page asks: for cut-outs, for the engine's files. */
  readonly otherOrigins: readonly string[];
  /** Where statistics come from and go to; empty lists where there are none. */
  readonly analytics: AnalyticsSources;
  /** `next dev` evaluates strings, writes inline scripts that no build has hashed, and talks over a WebSocket. */
  readonly development: boolean;
}

/**
 * The one Content-Security-Policy of all pages; only the hashes differ. Everything that is not named is
 * forbidden. Inline styles stay allowed: React writes them as attributes, and they run nothing.
 */
export function contentSecurityPolicy({
  scriptHashes,
  turnstile,
  otherOrigins,
  analytics,
  development,
}: CspOptions): string {
  const turnstileOrigin = turnstile ? [TURNSTILE_ORIGIN] : [];
  const inline = development ? ["'unsafe-inline'", "'unsafe-eval'"] : scriptHashes.map((hash) => `'${hash}'`);
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...inline, ...turnstileOrigin, ...analytics.scripts],
    'worker-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:', ...analytics.images],
    'font-src': ["'self'"],
    'connect-src': [
      "'self'",
      ...(development ? ['ws:'] : []),
      ...turnstileOrigin,
      ...otherOrigins,
      ...analytics.connections,
    ],
    'manifest-src': ["'self'"],
    'frame-src': turnstile ? turnstileOrigin : ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
