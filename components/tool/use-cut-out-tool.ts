'use client';

import { useCallback, useEffect, useReducer, useRef, type RefObject } from 'react';
import { takePicture } from '@/lib/browser/handoff';
import { currentEngine } from '@/lib/browser/engine-choice';
import type { PictureType } from '@/lib/contracts/remove';
import { precheck } from '@/lib/browser/precheck';
import { visitPictures } from '@/lib/browser/pictures/visit-pictures';
import type { Progress } from '@/lib/browser/remove-background';
import { RemoveFault } from '@/lib/browser/remove-fault';
import type { TokenSource } from '@/lib/browser/send-picture';
import { INITIAL_STATE, reduceTool, type ToolState } from './tool-state';

interface CutOutTool {
  readonly state: ToolState;
  /** Starts on a picture, or again on the same, or as what the visitor says it is; what was going on stops. */
  readonly open: (picture: File | undefined, type?: PictureType) => void;
  /** Stops what is going on and clears the mat. */
  readonly clear: () => void;
  /** Answers the question whether the engine may be downloaded with yes; {@link clear} is the no. */
  readonly allowDownload: () => void;
}

/**
 * Connects the tool's state to whatever cuts out: one try at a time, each of which can be cancelled.
 *
 * @param gate answers the bot check, where the service asks for it
 */
export function useCutOutTool(gate: RefObject<TokenSource | null>): CutOutTool {
  const [state, dispatch] = useReducer(reduceTool, INITIAL_STATE);
  const running = useRef<AbortController>(undefined);
  const attempts = useRef(0);
  /** The picture on the mat, by its id. */
  const shown = useRef<string>(undefined);
  const allow = useRef<() => void>(undefined);

  const open = useCallback(
    (picture: File | undefined, type?: PictureType) => {
      const refusal = picture === undefined ? 'nothing_to_open' : precheck(picture);
      if (picture !== undefined) running.current?.abort();
      if (picture === undefined || refusal !== undefined) {
        dispatch({ type: 'refused', code: refusal ?? 'nothing_to_open', picture });
        return;
      }
      const attempt = (attempts.current += 1);
      const cancel = (running.current = new AbortController());
      dispatch({ type: 'started', picture, attempt });
      const pictures = visitPictures();
      if (shown.current !== undefined) pictures.remove(shown.current);
      const id = (shown.current = pictures.add(picture));
      const options = {
        engine: currentEngine(),
        type,
        tokens: gate.current,
        signal: cancel.signal,
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
      pictures.cutOut(id, options).then(
        (cutOut) => dispatch({ type: 'finished', attempt, cutOut, asked: type }),
        (reason: unknown) => {
          if (cancel.signal.aborted) return;
          const fault = reason instanceof RemoveFault ? reason : new RemoveFault('unexpected_answer');
          const { code, retryAfterSeconds } = fault;
          const retryAt = retryAfterSeconds === undefined ? undefined : Date.now() + retryAfterSeconds * 1000;
          dispatch({ type: 'failed', attempt, code, retryAt });
        },
      );
    },
    [gate],
  );

  const allowDownload = useCallback(() => allow.current?.(), []);

  const clear = useCallback(() => {
    running.current?.abort();
    dispatch({ type: 'cleared' });
  }, []);

  useEffect(() => {
    const handedOver = takePicture();
    if (handedOver !== undefined) open(handedOver);
  }, [open]);

  // Leaving the page cancels, so that the service does not work for nobody.
  useEffect(() => () => running.current?.abort(), []);

  return { state, open, clear, allowDownload };
}
