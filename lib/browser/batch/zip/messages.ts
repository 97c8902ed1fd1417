import type { Refusal } from '../intake/refusal';

/** What is said between a page and the worker that unpacks. */

export interface ZipTask {
  readonly archive: File;
  readonly path: string;
  /** How many pictures may come. */
  readonly room: number;
}

export type ZipMessage =
  { readonly type: 'picture'; readonly file: File } | { readonly type: 'refused'; readonly refusal: Refusal };

export type ZipReply = ZipMessage | { readonly type: 'done' };
