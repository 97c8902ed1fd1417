'use client';

import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useReducer,
  useRef,
  type RefObject,
} from 'react';
import { countEvent } from '@/lib/browser/analytics/count-event';
import { chosenEngine, currentEngine } from '@/lib/browser/settings/engine-choice';
import type { PictureToKeep } from '@/lib/browser/history/history-entry';
import { PLAIN_FINISH, type Finish } from '@/lib/browser/pictures/finish';
import { takePicture } from '@/lib/browser/pictures/handoff';
import { beginningInAddress } from '@/lib/browser/pictures/look-in-address';
import { type FileWay, precheck } from '@/lib/browser/pictures/large-picture';
import { loadVisitPictures } from '@/lib/browser/pictures/load-visit-pictures';
import type { Progress } from '@/lib/browser/remove-background';
import { isReadable } from '@/lib/browser/results/is-readable';
import { RemoveError } from '@/lib/browser/errors/remove-error';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import type { PictureType } from '@/lib/contracts/remove';
import type { Backdrop } from './mat/backdrop';
import type { FinishListener } from './output/use-live-finish';
import { INITIAL_STATE, isRunning, reduceTool, type ToolState } from './tool-state';

/** The tool's state, and what a visitor can do to it. */
export interface ToolControls extends FinishListener {
  readonly state: ToolState;
  /**
   * Starts on a picture, or again on the same, or as what the visitor says it is. What was going on stops.
   */
  readonly open: (picture: File | undefined, type?: PictureType, way?: FileWay) => void;
  /** Says that what was shared with the installed app has not arrived. */
  readonly missShare: () => void;
  /** Puts a picture of before on the mat, with its cut-out. */
  readonly restore: (finished: PictureToKeep) => Promise<void>;
  /** Stops what is going on and clears the mat. */
  readonly clear: () => void;
  /** Answers the question whether the engine may be downloaded with yes; {@link clear} is the no. */
  readonly allowDownload: () => void;
  /** Puts something else behind the cut-out. */
  readonly showOn: (backdrop: Backdrop) => void;
  /** Makes something else of the cut-out. */
  readonly finishAs: (finish: Finish) => void;
  /** The visitor has taken the file of a finish along. */
  readonly noteSaved: (finish: Finish) => void;
}

const NOTHING = {
  ...{ attempt: 0, picture: undefined, pictureType: undefined, largeWay: undefined },
  partial: false,
};

/**
 * Connects the tool's state to whatever cuts out. The state says which try is under way: a try begins when the state names
 * it. It is cancelled when the state no longer does, or the visitor leaves: the service does not work for nobody.
 *
 * @param gate answers the bot check, where the service asks for it
 * @param onFinished gets each picture that was cut out
 */
export function useCutOutTool(
  gate: RefObject<TokenSource | null>,
  onFinished: (finished: PictureToKeep) => void,
): ToolControls {
  const [state, dispatch] = useReducer(reduceTool, INITIAL_STATE);
  /** The picture on the mat, by its id. */
  const shown = useRef<string>(undefined);
  const allow = useRef<() => void>(undefined);
  const { attempt, picture, pictureType, largeWay, partial = false } = isRunning(state) ? state : NOTHING;
  const tellFinished = useEffectEvent(onFinished);

  useEffect(() => {
    if (picture === undefined) return undefined;
    const running = new AbortController();
    const options = {
      engine: chosenEngine(),
      shrink: largeWay === 'shrink',
      partial,
      type: pictureType,
      tokens: gate.current,
      signal: running.signal,
      onProgress: (progress: Progress) =>
        dispatch(
          progress.place === 'server'
            ? { type: 'uploaded', attempt, share: progress.share }
            : { type: 'moved', attempt, engine: progress.engine, switched: progress.switched },
        ),
      allowDownload: (downloadBytes: number, signal: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          allow.current = resolve;
          signal.addEventListener('abort', () => reject(signal.reason as DOMException));
          dispatch({ type: 'asked', attempt, downloadBytes });
        }),
    };
    const cutOutPicture = async () => {
      const pictures = await loadVisitPictures();
      running.signal.throwIfAborted();
      if (shown.current !== undefined) pictures.remove(shown.current);
      const id = (shown.current = pictures.add(picture));
      return { id, cutOut: await pictures.cutOut(id, options) };
    };
    cutOutPicture().then(
      ({ id, cutOut }) => {
        dispatch({ type: 'finished', attempt, id, cutOut });
        tellFinished({ picture, cutOut, pictureType, settings: undefined });
      },
      (reason: unknown) => {
        if (running.signal.aborted) return;
        const { code, retryAfterSeconds, partial: partialHelps } = errorOf(reason);
        const retryAt = retryAfterSeconds === undefined ? undefined : Date.now() + retryAfterSeconds * 1000;
        dispatch({ type: 'failed', attempt, code, retryAt, partialHelps });
      },
    );
    return () => running.abort();
  }, [attempt, picture, pictureType, largeWay, partial, gate]);

  const open = useCallback(
    (
      file: File | undefined,
      type?: PictureType,
      { largeWay: way, partial: isPartial = false }: FileWay = {},
    ) => {
      const staysHere = way !== undefined || currentEngine() === 'browser';
      const refusal = file === undefined ? 'nothing_to_open' : precheck(file, staysHere);
      if (file !== undefined && refusal === 'empty_body') {
        void isReadable(file).then((readable) =>
          dispatch({ type: 'refused', code: readable ? 'empty_body' : 'file_unreadable', picture: file }),
        );
        return;
      }
      if (file === undefined || refusal !== undefined) {
        dispatch({ type: 'refused', code: refusal ?? 'nothing_to_open', picture: file });
        return;
      }
      void beginningInAddress().then((beginning) =>
        dispatch({
          ...{ type: 'opened', picture: file, pictureType: type, largeWay: way, partial: isPartial },
          beginning,
        }),
      );
    },
    [],
  );
  const missShare = useCallback(
    () => dispatch({ type: 'refused', code: 'share_missed', picture: undefined }),
    [],
  );
  const restore = useCallback(
    async ({ picture: file, cutOut, pictureType: type, settings }: PictureToKeep) => {
      const finish = (settings as Finish | undefined) ?? PLAIN_FINISH;
      try {
        const pictures = await loadVisitPictures();
        if (shown.current !== undefined) pictures.remove(shown.current);
        const id = (shown.current = pictures.restore(file, cutOut));
        dispatch({ type: 'restored', id, picture: file, pictureType: type, cutOut, finish });
      } catch (reason) {
        const before = { pictureType: type, finish };
        dispatch({ type: 'refused', code: errorOf(reason).code, picture: file, before });
      }
    },
    [],
  );
  const clear = useCallback(() => dispatch({ type: 'cleared' }), []);
  const allowDownload = useCallback(() => allow.current?.(), []);
  const showOn = useCallback((backdrop: Backdrop) => dispatch({ type: 'backdrop-chosen', backdrop }), []);

  const finishAs = useCallback((finish: Finish) => dispatch({ type: 'finish-chosen', finish }), []);
  const noteSaved = useCallback((finish: Finish) => {
    dispatch({ type: 'saved', finish });
    countEvent('result_saved', () => ({ file_type: finish.format }));
  }, []);

  const running = isRunning(state);
  // Before the button that does the same is seen.
  useLayoutEffect(() => {
    if (!running) return undefined;
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) clear();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [running, clear]);

  useEffect(() => {
    void takePicture().then((handedOver) => handedOver !== undefined && open(handedOver));
  }, [open]);

  return {
    state,
    open,
    missShare,
    restore,
    clear,
    allowDownload,
    showOn,
    finishAs,
    noteSaved,
    onMade: (id, finished) => dispatch({ type: 'finish-rendered', id, finished }),
    onNotMade: (finish, code) => dispatch({ type: 'finish-failed', finish, code }),
  };
}

function errorOf(reason: unknown): RemoveError {
  return reason instanceof RemoveError ? reason : new RemoveError('unexpected_answer');
}
