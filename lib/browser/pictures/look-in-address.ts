import 'client-only';
import { readLook } from '@/lib/contracts/look-fragment';
import type { Beginning } from './look-finish';

/**
 * What the page's address asks for. The tables of looks and presets are fetched for those whose address does.
 *
 * @returns undefined where it asks for nothing, or the tables do not come: then a picture begins plain
 */
export async function beginningInAddress(): Promise<Beginning | undefined> {
  const name = readLook(location.hash);
  if (name === undefined) return undefined;
  try {
    return (await import('./look-finish')).beginningOf(name);
  } catch {
    return undefined;
  }
}
