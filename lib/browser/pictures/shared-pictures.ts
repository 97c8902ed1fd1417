import 'client-only';
import { readShared } from '../../contracts/share';

/**
 * Takes the pictures that another program has shared with the installed app, once.
 *
 * @returns undefined where the page was opened otherwise; empty where they have not arrived
 */
export async function takeSharedPictures(): Promise<readonly File[] | undefined> {
  const shared = readShared(window.location.hash);
  if (shared === undefined) return undefined;
  // A reload finds nothing there, and would say so.
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  if (shared.kind === 'missed') return [];
  const { takeParcel } = await import('./handoff-parcels');
  const files: File[] = [];
  for (const key of shared.keys) {
    const file = await takeParcel(key);
    if (file !== undefined) files.push(file);
  }
  return files;
}
