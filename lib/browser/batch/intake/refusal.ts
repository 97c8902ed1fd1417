/**
 * Why a thing that was dropped, pasted or chosen is not taken into a batch. Those of a picture file are the service's own
 * codes; texts for all are in the messages under `tool.batch.refusals`.
 */
export const REFUSAL_REASONS = [
  'empty_body',
  'upload_too_large',
  'file_too_large',
  'not_a_picture',
  'svg_not_supported',
  'unsupported_format',
  'unreadable',
  'empty_folder',
  'folder_too_large',
  'over_cap',
  'zip_unreadable',
  'zip_encrypted',
  'zip_nested',
  'zip_method',
  'zip_dishonest',
  'zip_too_many',
  'zip_too_large',
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * A thing that was not taken, by the name that the visitor knows it by. In a folder or ZIP it has the path to it.
 */
export interface Refusal {
  readonly path: string;
  readonly reason: RefusalReason;
}

/**
 * What has become of things that were dropped, pasted or chosen. Each is a picture, or is named among the refused.
 */
export interface TakenIn {
  readonly pictures: readonly File[];
  readonly refused: readonly Refusal[];
}

/** Pictures that a batch holds. */
export const MAX_BATCH_PICTURES = 200;
