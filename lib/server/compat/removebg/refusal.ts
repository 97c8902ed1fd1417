import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { ServiceError } from '@/lib/contracts/errors';
import type { FetchCase, FetchError } from '../../fetch/fetch-error';
import type { PublicError } from '../../http/public-error';

/** One element of remove.bg's error envelope, and its status. */
export interface Words {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
}

/** The request is wrong. */
export function bad(code: string, title: string, detail?: string): Words {
  return { status: 400, code, title, ...(detail === undefined ? {} : { detail }) };
}

/** What only this door tells apart, and what log and metrics call it. */
const LOGGED_AS = {
  multiple_sources: 'invalid_option',
  file_too_large: 'upload_too_large',
  unreadable_body: 'malformed_multipart',
  unsupported_media_type: 'unsupported_format',
} as const satisfies Record<string, ErrorCode>;

export type RefusalCase = keyof typeof LOGGED_AS;

export const REFUSAL_CASES = Object.keys(LOGGED_AS) as RefusalCase[];

/**
 * An error that remove.bg's clients are told of in finer words than ours. It is a ServiceError to all others (by name,
 * too).
 */
export class Refusal extends ServiceError {
  readonly refusalCase: RefusalCase;

  /** @param cause what was caught, for the log's error class */
  constructor(refusalCase: RefusalCase, cause?: unknown) {
    super(LOGGED_AS[refusalCase], { cause });
    this.refusalCase = refusalCase;
  }
}

/** Which case an error is, where it is one: by shape, for its class may be another bundle's copy. */
export function refusalCaseOf(error: PublicError): RefusalCase | undefined {
  return 'refusalCase' in error ? (error as Refusal).refusalCase : undefined;
}

/** The fields that take an address. */
export const URL_FIELDS = ['image_url', 'bg_image_url'] as const;
export type UrlField = (typeof URL_FIELDS)[number];

/** No picture came from the address in a field; a ServiceError to all others (by name, too). */
export class UrlRefusal extends ServiceError {
  readonly urlField: UrlField;
  readonly fetchCase: FetchCase;
  /** What happened, as {@link FetchError.outcome} has it. */
  readonly outcome: string;

  constructor(urlField: UrlField, error: FetchError) {
    super(error.code, { cause: error.cause });
    this.urlField = urlField;
    this.fetchCase = error.fetchCase;
    this.outcome = error.outcome;
  }
}

/**
 * An error as a refusal of an address, where it is one. It goes by shape, for its class may be another bundle's copy.
 */
export function urlRefusalOf(error: PublicError): UrlRefusal | undefined {
  return 'urlField' in error ? (error as UrlRefusal) : undefined;
}
