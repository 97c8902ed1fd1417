import 'client-only';

/**
 * Whether this browser has a database of ours, without making one. A browser that lists no databases is taken to have it.
 */
export async function databaseExists(wanted: string): Promise<boolean> {
  try {
    const { databases } = indexedDB as Partial<IDBFactory>;
    if (databases === undefined) return true;
    return (await databases.call(indexedDB)).some(({ name }) => name === wanted);
  } catch {
    // Not there, or blocked.
    return false;
  }
}
