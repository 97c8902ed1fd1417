import type { Refusal } from './refusal';

/**
 * What has become of things that were dropped, pasted or chosen. Each is a picture, or is named among the refused.
 */
export interface TakenIn {
  readonly pictures: readonly File[];
  readonly refused: readonly Refusal[];
}
