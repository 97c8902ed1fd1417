import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { ServiceError } from '@/lib/contracts/errors';
import type { PublicError } from '../../http/public-error';

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
