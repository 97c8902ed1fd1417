import type { FlagValues } from './feature-flags';

/** What crosses HTTP for the bot check in front of the browser door. */

/**
 * Tells a page, before it sends its first picture, whether it has to answer the bot check. Also tells what the operator
 * has set for all pages: these are static, and ask once.
 */
export const BOT_CHECK_PATH = '/api/v1/bot-check';

/** Request header that carries the widget's token: never the address, which proxies log. */
export const BOT_TOKEN_HEADER = 'X-Turnstile-Token';

/** The action that our widget names; a token made for anything else does not count. */
export const BOT_CHECK_ACTION = 'remove';

/** Longest token that Cloudflare hands out, in characters. */
export const MAX_BOT_TOKEN_LENGTH = 2048;

/** The cookie that spares a visitor the next question; behind TLS its name begins with `__Secure-`. */
export const PASS_COOKIE = 'clearcut-pass';

/** How long it lasts. */
export const PASS_LIFETIME_MINUTES = 20;

/** How many pictures it is good for. */
export const PASS_USES = 60;

/** The answer at {@link BOT_CHECK_PATH}. */
export interface BotCheckState {
  /** The widget's public key; null where this installation has no bot check. */
  readonly siteKey: string | null;
  /** Whether the next picture needs a token: false while this visitor holds a pass. */
  readonly required: boolean;
  /** Feature flags as the operator has set them; a visitor's own go before. */
  readonly flags: FlagValues;
}
