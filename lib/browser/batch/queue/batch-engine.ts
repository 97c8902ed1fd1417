import 'client-only';
import { canCutOutHere } from '../../engine/local-engine';
import { engineFilesStatus } from '../../model/engine-files-status';
import { isLarge } from '../../pictures/large-picture';
import { visitPictures } from '../../pictures/visit-pictures';
import { serviceWaitMs } from '../../remove-background';
import { servicePace } from '../../service/service-pace';
import { currentEngine } from '../../settings/engine-choice';
import type { BatchEngine } from './batch-queue';

/** What this page cuts out with. */
export const pageEngine: BatchEngine = {
  cutOut: (id, options) => visitPictures().cutOut(id, options),
  choice: currentEngine,
  isOnline: () => navigator.onLine,
  pace: servicePace,
  serviceWaitMs,
  canCutOutHere,
  isLarge: (id) => {
    const picture = visitPictures().get(id);
    return picture !== undefined && isLarge(picture.file);
  },
  isEngineAtHand: async () => {
    if (!canCutOutHere()) return false;
    const { saveData, downloadBytes } = await engineFilesStatus();
    return !saveData || downloadBytes === 0;
  },
};
