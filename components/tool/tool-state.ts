import type { FaultCode } from '@/lib/browser/client-error-codes';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { PictureType } from '@/lib/contracts/remove';
import type { EngineProgress } from '@/lib/browser/worker/messages';

/** Where the tool stands with the visitor's picture. */
export type ToolState =
  | { readonly phase: 'idle'; readonly attempt: number }
  | { readonly phase: 'uploading'; readonly attempt: number; readonly picture: File; readonly share: number }
  | { readonly phase: 'working'; readonly attempt: number; readonly picture: File }
  /** The visitor saves data and is asked whether the engine may be downloaded. */
  | {
      readonly phase: 'asking';
      readonly attempt: number;
      readonly picture: File;
      readonly downloadBytes: number;
    }
  | {
      /** This device does the work. */
      readonly phase: 'local';
      readonly attempt: number;
      readonly picture: File;
      readonly engine: EngineProgress;
      /** The service was asked first. */
      readonly switched: boolean;
    }
  | {
      readonly phase: 'done';
      readonly attempt: number;
      readonly picture: File;
      readonly cutOut: PlacedCutOut;
      /** What the visitor said that the picture is. */
      readonly asked: PictureType | undefined;
    }
  | {
      readonly phase: 'failed';
      readonly attempt: number;
      /** Kept, so that another try needs no second choice. */
      readonly picture: File | undefined;
      readonly code: FaultCode;
      /** Time (as Date.now counts) before which another try makes no sense. */
      readonly retryAt: number | undefined;
    };

/** What happens to it. Events of a try carry its number: those of an earlier try come too late and are ignored. */
export type ToolEvent =
  | { readonly type: 'started'; readonly picture: File; readonly attempt: number }
  | { readonly type: 'uploaded'; readonly attempt: number; readonly share: number }
  | { readonly type: 'asked'; readonly attempt: number; readonly downloadBytes: number }
  | {
      readonly type: 'moved';
      readonly attempt: number;
      readonly engine: EngineProgress;
      readonly switched: boolean;
    }
  | {
      readonly type: 'finished';
      readonly attempt: number;
      readonly cutOut: PlacedCutOut;
      readonly asked: PictureType | undefined;
    }
  | {
      readonly type: 'failed';
      readonly attempt: number;
      readonly code: FaultCode;
      readonly retryAt: number | undefined;
    }
  | { readonly type: 'refused'; readonly code: FaultCode; readonly picture: File | undefined }
  | { readonly type: 'cleared' };

export const INITIAL_STATE: ToolState = { phase: 'idle', attempt: 0 };

/** The tool's state after an event. Pure. */
export function reduceTool(state: ToolState, event: ToolEvent): ToolState {
  switch (event.type) {
    case 'started':
      return { phase: 'uploading', attempt: event.attempt, picture: event.picture, share: 0 };
    case 'cleared':
      return { phase: 'idle', attempt: state.attempt };
    case 'refused':
      return refuse(state, event.code, event.picture);
    case 'uploaded':
    case 'asked':
    case 'moved':
    case 'finished':
    case 'failed':
      return event.attempt === state.attempt ? advance(state, event) : state;
  }
}

/** A picture that can't be sent replaces what was there; a drop or paste without any picture disturbs nothing. */
function refuse(state: ToolState, code: FaultCode, picture: File | undefined): ToolState {
  const nothingToLose = state.phase === 'idle' || (state.phase === 'failed' && state.picture === undefined);
  if (picture === undefined && !nothingToLose) return state;
  return { phase: 'failed', attempt: state.attempt, picture, code, retryAt: undefined };
}

type TryEvent = Extract<ToolEvent, { type: 'uploaded' | 'asked' | 'moved' | 'finished' | 'failed' }>;

function advance(state: ToolState, event: TryEvent): ToolState {
  if (state.phase === 'idle' || state.phase === 'done' || state.phase === 'failed') return state;
  const { attempt, picture } = state;
  switch (event.type) {
    case 'uploaded':
      if (state.phase !== 'uploading') return state;
      return event.share >= 1
        ? { phase: 'working', attempt, picture }
        : { phase: 'uploading', attempt, picture, share: Math.max(state.share, event.share) };
    case 'asked':
      return { phase: 'asking', attempt, picture, downloadBytes: event.downloadBytes };
    case 'moved':
      return { phase: 'local', attempt, picture, engine: event.engine, switched: event.switched };
    case 'finished':
      return { phase: 'done', attempt, picture, cutOut: event.cutOut, asked: event.asked };
    case 'failed':
      return { phase: 'failed', attempt, picture, code: event.code, retryAt: event.retryAt };
  }
}
