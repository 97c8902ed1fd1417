/** Pictures that a batch holds. */
export const MAX_BATCH_PICTURES = 200;
