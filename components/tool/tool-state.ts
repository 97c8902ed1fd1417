import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import type { LargeWay } from '@/lib/browser/pictures/large-picture';
import { PLAIN_FINISH, type Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import type { Beginning } from '@/lib/browser/pictures/look-finish';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { EngineProgress } from '@/lib/browser/worker/messages';
import type { PictureType } from '@/lib/contracts/remove';
import type { Backdrop } from './mat/backdrop';

/** One go at a picture. */
interface Try {
  /** Counts the tries of this visit, from 1. */
  readonly attempt: number;
  readonly picture: File;
  /** What the visitor says that the picture is; undefined where that is for the engine to find out. */
  readonly pictureType: PictureType | undefined;
  /** What becomes of it where the service does not take it for its size. */
  readonly largeWay?: LargeWay | undefined;
  /** Whether of a file that is cut short what is there will do. */
  readonly partial?: boolean;
  /** What the visitor wishes the cut-out to be. */
  readonly finish: Finish;
}

/** A try under way. */
type RunningState = Try &
  (
    | { readonly phase: 'uploading'; readonly share: number }
    | { readonly phase: 'working' }
    /** The visitor saves data and is asked whether the engine may be downloaded. */
    | { readonly phase: 'asking'; readonly downloadBytes: number }
    | {
        /** This device does the work. */
        readonly phase: 'local';
        readonly engine: EngineProgress;
        /** The service was asked first. */
        readonly switched: boolean;
      }
  );

/** A picture that is cut out, and what the visitor makes of it. */
export type DoneState = Try & {
  readonly phase: 'done';
  /** Of the picture, among those of the visit. */
  readonly id: string;
  readonly cutOut: PlacedCutOut;
  /** What the visitor looks at the cut-out against. */
  readonly backdrop: Backdrop;
  /** What it is on the mat, of this finish or one before; undefined until the first is there. */
  readonly finished: FinishedPicture | undefined;
  /** Why the finish could not be made. */
  readonly finishError: PageErrorCode | undefined;
  /** The finish whose file the visitor has taken along; undefined where there is none. */
  readonly saved: Finish | undefined;
};

/** Where the tool stands with the visitor's picture: all that it remembers from one rendering to the next. */
export type ToolState =
  | { readonly phase: 'idle'; readonly attempt: number }
  | RunningState
  | DoneState
  | (Omit<Try, 'picture' | 'finish'> & {
      readonly phase: 'failed';
      /** Kept, as is its type, so that another try needs no second choice. */
      readonly picture: File | undefined;
      /** Undefined: it was refused before its first try, and begins with that. */
      readonly finish: Finish | undefined;
      readonly code: PageErrorCode;
      /** Time (as Date.now counts) before which another try makes no sense. */
      readonly retryAt: number | undefined;
      /** What is there of the picture can be cut out. */
      readonly partialHelps: boolean;
    });

/** What comes of a try. It carries the try's number: what comes of an earlier one comes too late and is ignored. */
export type TryEvent = { readonly attempt: number } & (
  | { readonly type: 'uploaded'; readonly share: number }
  | { readonly type: 'asked'; readonly downloadBytes: number }
  | { readonly type: 'moved'; readonly engine: EngineProgress; readonly switched: boolean }
  | { readonly type: 'finished'; readonly id: string; readonly cutOut: PlacedCutOut }
  | {
      readonly type: 'failed';
      readonly code: PageErrorCode;
      readonly retryAt: number | undefined;
      readonly partialHelps: boolean;
    }
);

/** What happens to the tool. */
export type ToolEvent =
  | {
      readonly type: 'opened';
      readonly picture: File;
      /** What the visitor says that it is. Undefined: nothing of a new picture, "automatic" of the same. */
      readonly pictureType: PictureType | undefined;
      readonly largeWay?: LargeWay | undefined;
      readonly partial?: boolean;
      /** What a picture begins with that is new here; undefined: the plain cut-out. */
      readonly beginning?: Beginning | undefined;
    }
  | {
      /** A picture of before, with its cut-out. */
      readonly type: 'restored';
      readonly id: string;
      readonly picture: File;
      readonly pictureType: PictureType | undefined;
      readonly cutOut: PlacedCutOut;
      readonly finish: Finish;
    }
  | {
      readonly type: 'refused';
      readonly code: PageErrorCode;
      readonly picture: File | undefined;
      /** What the history knows of it; undefined for a picture that is new here. */
      readonly before?: Pick<Try, 'pictureType' | 'finish'>;
    }
  | { readonly type: 'backdrop-chosen'; readonly backdrop: Backdrop }
  | { readonly type: 'finish-chosen'; readonly finish: Finish }
  | { readonly type: 'finish-rendered'; readonly id: string; readonly finished: FinishedPicture }
  | { readonly type: 'finish-failed'; readonly finish: Finish; readonly code: PageErrorCode }
  | { readonly type: 'saved'; readonly finish: Finish }
  | { readonly type: 'cleared' }
  | TryEvent;

export const INITIAL_STATE: ToolState = { phase: 'idle', attempt: 0 };

/** The tool's state after an event. Pure. */
export function reduceTool(state: ToolState, event: ToolEvent): ToolState {
  const { attempt } = state;
  switch (event.type) {
    case 'opened': {
      const { picture, largeWay, beginning } = event;
      // The same picture again, of another type or once more: its finish stays, and the visitor has the say.
      const isSame = 'picture' in state && state.picture === picture && state.finish !== undefined;
      const finish = isSame ? state.finish : (beginning?.finish ?? PLAIN_FINISH);
      const pictureType = isSame ? event.pictureType : (event.pictureType ?? beginning?.pictureType);
      const partial = event.partial === true || (isSame && state.partial === true);
      return {
        ...{ phase: 'uploading', attempt: attempt + 1, picture, pictureType, largeWay, finish, share: 0 },
        ...(partial && { partial }),
      };
    }
    case 'restored': {
      const { id, picture, pictureType, cutOut, finish } = event;
      return {
        ...{ phase: 'done', attempt: attempt + 1, id, picture, pictureType, cutOut, finish },
        ...{ backdrop: 'checkerboard', finished: undefined, finishError: undefined, saved: undefined },
        largeWay: undefined,
      };
    }
    case 'cleared':
      return { phase: 'idle', attempt };
    case 'refused':
      return refuse(state, event);
    case 'backdrop-chosen':
      return state.phase === 'done' ? { ...state, backdrop: event.backdrop } : state;
    case 'finish-chosen':
      return state.phase === 'done' ? { ...state, finish: event.finish, finishError: undefined } : state;
    case 'finish-rendered':
      if (state.phase !== 'done' || state.id !== event.id) return state;
      // What failed before and was tried again is there now.
      return { ...state, finished: event.finished, ...(event.finished.isFile && { finishError: undefined }) };
    case 'finish-failed':
      return state.phase === 'done' && state.finish === event.finish
        ? { ...state, finishError: event.code }
        : state;
    case 'saved':
      return state.phase === 'done' ? { ...state, saved: event.finish } : state;
    case 'uploaded':
    case 'asked':
    case 'moved':
    case 'finished':
    case 'failed':
      return event.attempt === attempt && isRunning(state) ? advance(state, event) : state;
  }
}

/** Whether a try is under way. */
export function isRunning(state: ToolState): state is RunningState {
  return state.phase !== 'idle' && state.phase !== 'done' && state.phase !== 'failed';
}

/** A picture that can't be sent replaces what was there; a drop or paste without any picture disturbs nothing. */
function refuse(
  state: ToolState,
  { code, picture, before }: Extract<ToolEvent, { readonly type: 'refused' }>,
): ToolState {
  const nothingToLose = state.phase === 'idle' || (state.phase === 'failed' && state.picture === undefined);
  if (picture === undefined && !nothingToLose) return state;
  return {
    ...{ phase: 'failed', attempt: state.attempt, picture, code, retryAt: undefined, partialHelps: false },
    ...{ pictureType: before?.pictureType, largeWay: undefined, finish: before?.finish },
  };
}

/** Whether what is on the mat is the file of the finish that is wished for. */
export function savedFile({ finish, finished }: DoneState): FinishedPicture | undefined {
  return finished?.isFile && finished.finish === finish ? finished : undefined;
}

function advance(state: RunningState, event: TryEvent): ToolState {
  const { attempt, picture, pictureType, largeWay, partial, finish } = state;
  const same = { attempt, picture, pictureType, largeWay, finish, ...(partial && { partial }) };
  switch (event.type) {
    case 'uploaded':
      if (state.phase !== 'uploading') return state;
      return event.share >= 1
        ? { ...same, phase: 'working' }
        : { ...same, phase: 'uploading', share: Math.max(state.share, event.share) };
    case 'asked':
      return { ...same, phase: 'asking', downloadBytes: event.downloadBytes };
    case 'moved':
      return { ...same, phase: 'local', engine: event.engine, switched: event.switched };
    case 'finished':
      return {
        ...{ ...same, phase: 'done', id: event.id, cutOut: event.cutOut, backdrop: 'checkerboard' },
        ...{ finished: undefined, finishError: undefined, saved: undefined },
      };
    case 'failed':
      return {
        ...{ ...same, phase: 'failed', code: event.code, retryAt: event.retryAt },
        partialHelps: event.partialHelps,
      };
  }
}
