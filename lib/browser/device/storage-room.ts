import 'client-only';

/** What a browser lets these pages keep. */
export interface StorageRoom {
  /** Files can be kept at all. */
  readonly usable: boolean;
  /** The browser has promised not to clear it by itself. */
  readonly persisted: boolean;
  /** In bytes, as the browser estimates; undefined where it does not tell. */
  readonly freeBytes: number | undefined;
}

/** Asks the browser what room there is. */
export async function storageRoom(): Promise<StorageRoom> {
  try {
    await caches.keys();
  } catch {
    return { usable: false, persisted: false, freeBytes: undefined };
  }
  // Each of them is missing somewhere.
  const [persisted, estimate] = await Promise.all([
    navigator.storage.persisted().catch(() => false),
    navigator.storage.estimate().catch((): StorageEstimate => ({})),
  ]);
  const { quota, usage = 0 } = estimate;
  return { usable: true, persisted, freeBytes: quota === undefined ? undefined : Math.max(0, quota - usage) };
}
