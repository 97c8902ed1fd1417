'use client';

import { useState } from 'react';
import type { PageErrorCode } from '@/lib/browser/errors/device-errors';
import type { Finish } from '@/lib/browser/pictures/finish';
import type { FinishedPicture } from '@/lib/browser/pictures/live-finish';
import { useLiveFinish } from '../output/use-live-finish';

/** What has come of a finish. */
interface OpenedFinish {
  /** What is on the mat, of this finish or one before; undefined until the first is there. */
  readonly finished: FinishedPicture | undefined;
  /** The file to save; undefined while it is being made. */
  readonly file: FinishedPicture | undefined;
  /** Why it could not be made. */
  readonly error: PageErrorCode | undefined;
}

/**
 * Renders the opened picture as its finish says, and remembers what has come of that.
 *
 * @param id of the picture, in the store of the visit; the same throughout
 */
export function useOpenedFinish(id: string, finish: Finish): OpenedFinish {
  const [finished, setFinished] = useState<FinishedPicture>();
  const [failed, setFailed] = useState<{ readonly finish: Finish; readonly code: PageErrorCode }>();
  useLiveFinish(id, finish, {
    onMade: (_, made) => setFinished(made),
    onNotMade: (of, code) => setFailed({ finish: of, code }),
  });
  return {
    finished,
    file: finished?.isFile && finished.finish === finish ? finished : undefined,
    error: failed?.finish === finish ? failed.code : undefined,
  };
}
