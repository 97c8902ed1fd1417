import 'client-only';

/** Whether the visitor has asked the browser to spare data. Chromium only; others do not tell. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** Whether the browser believes that there is a network. A no is certain, a yes is not. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Calls back whenever that changes. Returns the way to stop. */
export function watchOnline(listener: () => void): () => void {
  const listening = new AbortController();
  for (const type of ['online', 'offline']) {
    addEventListener(type, listener, { signal: listening.signal });
  }
  return () => listening.abort();
}
