import { discardOthers } from './file-store';
import { forgetUnfinished } from './load-file';

/* Also runs in a worker: no DOM here. */

/** Removes all that this browser keeps of the engine, of every version. */
export async function removeEngineFiles(): Promise<void> {
  forgetUnfinished();
  await discardOthers([]);
}
