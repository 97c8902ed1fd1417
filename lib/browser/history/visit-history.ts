import 'client-only';
import { HistoryStore } from './history-store';

let store: HistoryStore | undefined;

/** The history of this browser: one store, whatever part of the page asks. */
export function visitHistory(): HistoryStore {
  return (store ??= new HistoryStore());
}
