import 'client-only';
import { SESSION_KEYS } from '../../contracts/storage-keys';
import { databaseExists } from '../settings/database-exists';
import { HANDOFF_DATABASE } from '../settings/store-names';

const KEYS = Object.values(SESSION_KEYS);

/** What is on its way to the tool: in sessionStorage, and in IndexedDB where it had no room there. In bytes. */
export async function handoffBytes(): Promise<number> {
  const text = sessionCharacters() * 2;
  if (!(await databaseExists(HANDOFF_DATABASE))) return text;
  return text + (await (await import('./handoff-parcels')).parcelBytes());
}

/** Removes it. */
export async function removeHandoff(): Promise<void> {
  try {
    for (const key of KEYS) sessionStorage.removeItem(key);
  } catch {
    // Blocked: nothing is there.
  }
  if (await databaseExists(HANDOFF_DATABASE)) await (await import('./handoff-parcels')).clearParcels();
}

function sessionCharacters(): number {
  try {
    return KEYS.reduce((sum, key) => {
      const value = sessionStorage.getItem(key);
      return sum + (value === null ? 0 : key.length + value.length);
    }, 0);
  } catch {
    return 0;
  }
}
