'use client';

import { useEffect, useState } from 'react';
import { describeHere } from '@/lib/browser/engine/describe-here';
import type { PlacedCutOut } from '@/lib/browser/remove-background';
import type { SubjectSummary } from '@/lib/core/subject-summary';

/**
 * What stands out in a cut-out: as this device has found it, or else looked up in the picture. Undefined at first, so that
 * whoever is told of it by a change is told of it.
 */
export function useSubjects({ blob, subjects }: PlacedCutOut): SubjectSummary | undefined {
  const [found, setFound] = useState<{
    readonly blob: Blob;
    readonly subjects: SubjectSummary | undefined;
  }>();
  useEffect(() => {
    const looking = new AbortController();
    const finding = subjects === undefined ? describeHere(blob, looking.signal) : Promise.resolve(subjects);
    finding.then(
      (summary) => looking.signal.aborted || setFound({ blob, subjects: summary }),
      () => undefined,
    );
    return () => looking.abort();
  }, [blob, subjects]);
  return found?.blob === blob ? found.subjects : undefined;
}
