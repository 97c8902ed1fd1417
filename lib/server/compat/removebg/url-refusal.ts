import 'server-only';
import { ServiceError } from '@/lib/contracts/errors';
import type { FetchCase, FetchFault } from '../../fetch/fetch-fault';
import type { Fault } from '../../http/fault';

/** The fields that take an address. */
export const URL_FIELDS = ['image_url', 'bg_image_url'] as const;
export type UrlField = (typeof URL_FIELDS)[number];

/** No picture came from the address in a field; a ServiceError to all others (by name, too). */
export class UrlRefusal extends ServiceError {
  readonly urlField: UrlField;
  readonly fetchCase: FetchCase;
  /** What happened, as {@link FetchFault.outcome} has it. */
  readonly outcome: string;

  constructor(urlField: UrlField, fault: FetchFault) {
    super(fault.code, { cause: fault.cause });
    this.urlField = urlField;
    this.fetchCase = fault.fetchCase;
    this.outcome = fault.outcome;
  }
}

/**
 * An error as a refusal of an address, where it is one. It goes by shape, for its class may be another bundle's copy.
 */
export function urlRefusalOf(fault: Fault): UrlRefusal | undefined {
  return 'urlField' in fault ? (fault as UrlRefusal) : undefined;
}
