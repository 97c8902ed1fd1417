'use client';

import { useEffect } from 'react';
import { savesData } from '@/lib/browser/settings/connection';
import { SERVICE_WORKER_PATH } from '@/lib/contracts/offline';

/** Has the browser keep this page for times without a network. It shows nothing. */
export function KeepOffline() {
  useEffect(() => void keepOffline(), []);
  return null;
}

/**
 * Has this browser keep the tool page for times without a network, once the page itself has loaded. It may be unable to
 * (an insecure origin, blocked storage, no room), or the visitor spares data. Then all is as before, and nobody is
 * told.
 */
async function keepOffline(): Promise<void> {
  // Pages of `next dev` change all the time.
  if (process.env.NODE_ENV !== 'production' || savesData()) return;
  try {
    await whenLoaded();
    // Refused where storage is blocked: then a worker would have nothing to keep anything in.
    await caches.keys();
    await navigator.serviceWorker.register(SERVICE_WORKER_PATH, { updateViaCache: 'none' });
  } catch {
    // As if there were none.
  }
}

function whenLoaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else window.addEventListener('load', () => resolve(), { once: true });
  });
}
