'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import { measure, photographDrawing } from '@/lib/browser/device/measure';
import type { Measurement } from '@/lib/browser/device/measurement';
import { RemoveError } from '@/lib/browser/errors/remove-error';
import type { EngineProgress } from '@/lib/browser/worker/messages';

/** Large enough that the times of its parts say something, small enough for a phone. */
const TEST_SIZE = { width: 1600, height: 1200 };

/** Where the run stands. */
export type MeasuredRun =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly engine: EngineProgress }
  | {
      readonly phase: 'done';
      readonly measurement: Measurement;
      readonly picture: File;
      readonly cutOut: Blob;
    }
  | { readonly phase: 'failed'; readonly code: PageErrorCode };

interface RunControl {
  readonly run: MeasuredRun;
  readonly start: (drawing: SVGSVGElement) => void;
  readonly cancel: () => void;
}

/**
 * Cuts a drawing out on this device and takes the times; one run at a time, which can be cancelled.
 * @param onEnd called when a run has ended, well or not: it may have left files behind
 */
export function useMeasuredRun(onEnd: () => void): RunControl {
  const [run, setRun] = useState<MeasuredRun>({ phase: 'idle' });
  const running = useRef<AbortController>(undefined);

  const start = useCallback(
    (drawing: SVGSVGElement) => {
      running.current?.abort();
      const { signal } = (running.current = new AbortController());
      const show = (next: MeasuredRun) => {
        if (!signal.aborted) setRun(next);
      };
      const perform = async () => {
        const picture = await photographDrawing(drawing, TEST_SIZE);
        const measured = await measure(picture, {
          signal,
          onProgress: (engine) => show({ phase: 'running', engine }),
        });
        show({ phase: 'done', picture, ...measured });
      };
      show({ phase: 'running', engine: { step: 'decode' } });
      perform()
        .catch((reason: unknown) => {
          show({ phase: 'failed', code: reason instanceof RemoveError ? reason.code : 'device_failed' });
        })
        .finally(onEnd);
    },
    [onEnd],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    setRun({ phase: 'idle' });
  }, []);

  useEffect(() => () => running.current?.abort(), []);

  return { run, start, cancel };
}
