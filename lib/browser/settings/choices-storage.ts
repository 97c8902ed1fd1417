import 'client-only';
import { STORAGE_KEYS } from '../../contracts/storage-keys';

const KEYS = Object.values(STORAGE_KEYS);

/** What localStorage holds of ours: two bytes a character, names included. */
export function choicesBytes(): Promise<number> {
  try {
    const kept = KEYS.map((key) => [key, localStorage.getItem(key)] as const);
    const characters = kept.reduce(
      (sum, [key, value]) => sum + (value === null ? 0 : key.length + value.length),
      0,
    );
    return Promise.resolve(characters * 2);
  } catch {
    return Promise.resolve(0);
  }
}

/** Forgets all choices. This page goes by that at once, as it does when another tab forgets them. */
export function forgetChoices(): Promise<void> {
  try {
    for (const key of KEYS) localStorage.removeItem(key);
  } catch {
    // Blocked: then there is nothing to forget but what this page knows.
  }
  for (const key of KEYS) window.dispatchEvent(new StorageEvent('storage', { key }));
  return Promise.resolve();
}
