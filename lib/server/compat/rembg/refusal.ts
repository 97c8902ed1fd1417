import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { ServiceError } from '@/lib/contracts/errors';
import type { PublicError } from '../../http/public-error';
import type { ValidationError } from './validation';

/** What FastAPI's error body holds: a sentence, or with 422 what is wrong where. */
export type Detail = string | readonly ValidationError[];

/** An answer that is no picture. */
export interface Words {
  readonly status: number;
  readonly detail: Detail;
}

/** An error that only this door knows; a ServiceError to all others (by name, too). */
export class Refusal extends ServiceError {
  readonly rembgWords: Words;

  /** @param loggedAs what log and metrics call it */
  constructor(loggedAs: ErrorCode, words: Words) {
    super(loggedAs);
    this.rembgWords = words;
  }
}

/** An error's own words, where it has any: by shape, for its class may be another bundle's copy. */
export function refusalWords(error: PublicError): Words | undefined {
  return 'rembgWords' in error ? (error as Refusal).rembgWords : undefined;
}
