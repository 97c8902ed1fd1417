import type { Hold, ItemWork, QueueEvent } from '@/lib/browser/batch/queue/item-work';
import type { Refusal } from '@/lib/browser/batch/intake/refusal';
import { PLAIN_FINISH, type Finish } from '@/lib/browser/pictures/finish';
import type { LargeWay } from '@/lib/browser/pictures/large-picture';

/** A picture of a batch. */
export interface BatchPicture {
  /** In the store of the visit. */
  readonly id: string;
  readonly file: File;
  readonly work: ItemWork;
  /** What is made of it alone; undefined: what is made of all. */
  readonly finish: Finish | undefined;
}

/** How far a download of all has come, and how the last one ended. */
export type Saving =
  | { readonly phase: 'writing'; readonly written: number; readonly total: number }
  | { readonly phase: 'saved'; readonly count: number; readonly failed: readonly string[] }
  | { readonly phase: 'failed' };

/** `certainty`: what most needs a look comes first. */
export type BatchOrder = 'added' | 'certainty';

/** Where a batch stands. */
export interface BatchState {
  readonly pictures: readonly BatchPicture[];
  /** All that was not taken, in the order it came. */
  readonly refused: readonly Refusal[];
  /** Drops that are still being looked through. */
  readonly lookingThrough: number;
  readonly hold: Hold | undefined;
  readonly order: BatchOrder;
  /** What becomes of pictures that the service does not take; undefined: the visitor has not said. */
  readonly largeWay: LargeWay | undefined;
  /** What is made of each picture that has no finish of its own. */
  readonly finish: Finish;
  readonly saving: Saving | undefined;
}

export type BatchEvent =
  | QueueEvent
  | { readonly type: 'looking-through' }
  | {
      readonly type: 'taken-in';
      readonly pictures: readonly { readonly id: string; readonly file: File }[];
      readonly refused: readonly Refusal[];
    }
  | { readonly type: 'removed'; readonly ids: readonly string[] }
  | { readonly type: 'refusals-read' }
  | { readonly type: 'order-chosen'; readonly order: BatchOrder }
  | { readonly type: 'large-way-chosen'; readonly way: LargeWay }
  /** Of all pictures that have no finish of their own. */
  | { readonly type: 'finish-chosen'; readonly finish: Finish }
  /** Of one picture; undefined: it has none of its own any more. */
  | { readonly type: 'own-finish-chosen'; readonly id: string; readonly finish: Finish | undefined }
  /** What one picture is, all are. */
  | { readonly type: 'finish-shared'; readonly finish: Finish }
  | { readonly type: 'saving'; readonly saving: Saving | undefined }
  | { readonly type: 'emptied' };

export const EMPTY_BATCH: BatchState = {
  pictures: [],
  refused: [],
  lookingThrough: 0,
  hold: undefined,
  order: 'added',
  largeWay: undefined,
  finish: PLAIN_FINISH,
  saving: undefined,
};

/** A batch after an event. Pure. What comes of a picture that was removed changes nothing. */
export function reduceBatch(state: BatchState, event: BatchEvent): BatchState {
  switch (event.type) {
    case 'looking-through':
      return { ...state, lookingThrough: state.lookingThrough + 1 };
    case 'taken-in': {
      const added = event.pictures.map((picture) => ({ ...picture, work: WAITING, finish: undefined }));
      return {
        ...state,
        lookingThrough: state.lookingThrough - 1,
        pictures: [...state.pictures, ...added],
        refused: [...state.refused, ...event.refused],
      };
    }
    case 'moved':
      return { ...state, pictures: changed(state.pictures, event.id, { work: event.work }) };
    case 'held':
      return { ...state, hold: event.hold };
    case 'removed':
      return { ...state, pictures: state.pictures.filter(({ id }) => !event.ids.includes(id)) };
    case 'refusals-read':
      return { ...state, refused: [] };
    case 'order-chosen':
      return { ...state, order: event.order };
    case 'large-way-chosen':
      return { ...state, largeWay: event.way };
    case 'finish-chosen':
      return { ...state, finish: event.finish };
    case 'own-finish-chosen':
      return { ...state, pictures: changed(state.pictures, event.id, { finish: event.finish }) };
    case 'finish-shared': {
      const pictures = state.pictures.map((picture) => ({ ...picture, finish: undefined }));
      return { ...state, finish: event.finish, pictures };
    }
    case 'saving':
      return { ...state, saving: event.saving };
    case 'emptied':
      return EMPTY_BATCH;
  }
}

const WAITING: ItemWork = { phase: 'waiting' };

function changed(
  pictures: readonly BatchPicture[],
  id: string,
  change: Partial<BatchPicture>,
): readonly BatchPicture[] {
  return pictures.map((picture) => (picture.id === id ? { ...picture, ...change } : picture));
}
