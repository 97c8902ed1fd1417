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
  // Each of them is missing somewhere (`estimate` before Safari 17), with all of `storage` or alone.
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  const [persisted = false, estimate = {}] = await Promise.all([
    storage?.persisted?.().catch(() => false),
    storage?.estimate?.().catch((): StorageEstimate => ({})),
  ]);
  const { quota, usage = 0 } = estimate;
  return { usable: true, persisted, freeBytes: quota === undefined ? undefined : Math.max(0, quota - usage) };
}
