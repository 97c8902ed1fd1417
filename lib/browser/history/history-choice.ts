import 'client-only';
import { STORAGE_KEYS } from '../../contracts/storage-keys';
import { readFlag, watchFlags } from '../settings/feature-flags';
import { StoredChoice } from '../settings/stored-choice';

/** What the visitor wants: their newest pictures kept in this browser, or none. */
export const historyChoice = new StoredChoice(STORAGE_KEYS.history, ['keep', 'none']);

/** Whether pictures are kept: where neither the visitor nor, by the flag `history`, the installation is against it. */
export function keepsPictures(): boolean {
  return historyChoice.read() === 'keep' && readFlag('history') !== 'off';
}

/** Calls back whenever {@link keepsPictures} may have changed. Returns the way to stop. */
export function watchKeepsPictures(listener: () => void): () => void {
  const stops = [historyChoice.watch(listener), watchFlags(listener)];
  return () => stops.forEach((stop) => stop());
}
