'use client';

import { useCallback, useEffect, useState } from 'react';
import { readCapabilities, type Capabilities } from '@/lib/browser/device/capabilities';
import { engineFilesStatus, type EngineFilesStatus } from '@/lib/browser/model/engine-files-status';
import { offlineCopies, type OfflineCopies } from '@/lib/browser/offline/offline-copies';

/** What there is to say about this browser now. */
export interface DeviceFacts {
  readonly capabilities: Capabilities;
  readonly engine: EngineFilesStatus;
  readonly copies: OfflineCopies;
}

/**
 * Looks at this browser, and again whenever it may have changed.
 *
 * @returns the facts, undefined until they are known; and the way to look again
 */
export function useDeviceFacts(): readonly [DeviceFacts | undefined, () => void] {
  const [facts, setFacts] = useState<DeviceFacts>();

  const look = useCallback(() => {
    void Promise.all([readCapabilities(), engineFilesStatus(), offlineCopies()]).then(
      ([capabilities, engine, copies]) => setFacts({ capabilities, engine, copies }),
    );
  }, []);

  useEffect(() => {
    look();
    // The first visit's copies arrive while the visitor reads. Where there are no service workers, or storage is blocked, nothing does.
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
    serviceWorker?.ready.then(look, () => undefined);
  }, [look]);

  return [facts, look];
}
