import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { ServiceError } from '@/lib/contracts/errors';

/** What becomes of an address from which no picture came, and what log and metrics call it. */
const LOGGED_AS = {
  /** This installation fetches nothing. */
  off: 'invalid_option',
  /** The address itself: no URL, another scheme or port, a user name or a password in it. */
  invalid_url: 'invalid_option',
  /** The host answered, but not with 200. */
  http_status: 'picture_not_fetched',
  /** Everything else: no such name, no answer, too slow, broken off, or an address that may not be asked. */
  unreachable: 'picture_not_fetched',
  /** It has more bytes than may come. */
  too_large: 'upload_too_large',
  /** The host compressed its answer, which nobody asked for; nothing is inflated here. */
  compressed: 'unsupported_encoding',
} as const satisfies Record<string, ErrorCode>;

export type FetchCase = keyof typeof LOGGED_AS;

export const FETCH_CASES = Object.keys(LOGGED_AS) as FetchCase[];

/**
 * A picture could not be fetched: a ServiceError by name, so each door tells it in its own words. It holds nothing of
 * the address. What may not be asked and what does not answer are one case, on purpose. The difference would map the
 * host's network.
 */
export class FetchError extends ServiceError {
  readonly fetchCase: FetchCase;
  /** The status of the host's answer, in the case `http_status`. */
  readonly httpStatus: number | undefined;

  /** @param options.cause what was caught, for the log's error class */
  constructor(
    fetchCase: FetchCase,
    options: { readonly httpStatus?: number; readonly cause?: unknown } = {},
  ) {
    super(LOGGED_AS[fetchCase], { cause: options.cause });
    this.fetchCase = fetchCase;
    this.httpStatus = options.httpStatus;
  }

  /** What happened, for the end of a sentence: `HTTP Status 404`, `not reachable`, or `compressed, which was not asked for`. */
  get outcome(): string {
    if (this.fetchCase === 'compressed') return 'compressed, which was not asked for';
    return this.httpStatus === undefined ? 'not reachable' : `HTTP Status ${this.httpStatus}`;
  }
}
