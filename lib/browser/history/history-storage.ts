import 'client-only';
import { databaseExists } from '../settings/database-exists';
import { historyChoice } from './history-choice';
import { HISTORY_DATABASE } from '../settings/store-names';

/*
 * What every page may do with the history, without the code that keeps one. That is loaded where there is something to
 * do.
 */

/** Whether this browser may keep pictures, of this visit or an earlier one. */
export function historyExists(): Promise<boolean> {
  return databaseExists(HISTORY_DATABASE);
}

/** What the kept pictures take, in bytes. */
export async function historyBytes(): Promise<number> {
  const entries = (await historyExists()) ? await (await load()).list() : [];
  return entries.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Removes all kept pictures. */
export async function clearHistory(): Promise<void> {
  if (await historyExists()) await (await load()).clear();
}

/** Deletes pictures whose time is over, now and for as long as the page is open. */
export async function expireHistory(): Promise<void> {
  if (await historyExists()) await (await load()).sweep();
}

/** Has pictures kept from now on, or none: then those that are there are removed, too. */
export async function turnHistoryOff(off: boolean): Promise<void> {
  historyChoice.choose(off ? 'none' : 'keep');
  if (off) await clearHistory();
}

async function load() {
  return (await import('./history-store')).visitHistory();
}
