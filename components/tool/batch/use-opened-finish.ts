'use client';

import { useEffect, useRef, useState } from 'react';
import type { FaultCode } from '@/lib/browser/faults/client-error-codes';
import type { Finish } from '@/lib/browser/pictures/finish';
import { LiveFinish, type FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { visitPictures } from '@/lib/browser/pictures/visit-pictures';

/** What has come of a finish. */
interface OpenedFinish {
  /** What is on the mat, of this finish or one before; undefined until the first is there. */
  readonly finished: FinishedPicture | undefined;
  /** The file to save; undefined while it is being made. */
  readonly file: FinishedPicture | undefined;
  /** Why it could not be made. */
  readonly fault: FaultCode | undefined;
}

/**
 * Renders the opened picture as its finish says, whenever that changes.
 *
 * @param id of the picture, in the store of the visit; the same throughout
 */
export function useOpenedFinish(id: string, finish: Finish): OpenedFinish {
  const live = useRef<LiveFinish>(undefined);
  const [finished, setFinished] = useState<FinishedPicture>();
  const [failed, setFailed] = useState<{ readonly finish: Finish; readonly code: FaultCode }>();
  useEffect(() => {
    const rendering = new LiveFinish(visitPictures(), id, {
      onPicture: setFinished,
      onFault: (of, code) => setFailed({ finish: of, code }),
    });
    live.current = rendering;
    return () => rendering.end();
  }, [id]);
  useEffect(() => live.current?.show(finish), [id, finish]);
  return {
    finished,
    file: finished?.isFile && finished.finish === finish ? finished : undefined,
    fault: failed?.finish === finish ? failed.code : undefined,
  };
}
