import 'client-only';

/** Tabs of this browser tell each other by this name; there is nothing in the messages. */
const CHANNEL = 'clearcut-history';

const listeners = new Set<() => void>();
let channel: BroadcastChannel | undefined;

/**
 * Calls back whenever the history may have changed. That is here, in another tab, or while this one was out of sight
 * and its timers stood still. Returns the way to stop.
 */
export function watchHistory(listener: () => void): () => void {
  openChannel();
  const onShown = () => {
    if (document.visibilityState === 'visible') listener();
  };
  listeners.add(listener);
  document.addEventListener('visibilitychange', onShown);
  return () => {
    listeners.delete(listener);
    document.removeEventListener('visibilitychange', onShown);
  };
}

/** Tells this tab and the others. */
export function tellHistoryChanged(): void {
  openChannel()?.postMessage(undefined);
  tellHere();
}

function openChannel(): BroadcastChannel | undefined {
  if (channel !== undefined || typeof BroadcastChannel === 'undefined') return channel;
  try {
    channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', tellHere);
  } catch {
    // Blocked with storage: each tab looks for itself.
  }
  return channel;
}

function tellHere(): void {
  for (const listener of listeners) listener();
}
