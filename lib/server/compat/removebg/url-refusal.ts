import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { FetchCase, FetchError } from '../../fetch/fetch-error';
import type { PublicError } from '../../http/public-error';

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
