import 'client-only';
import { canCutOutHere } from '../../engine/local-engine';
import { engineFilesStatus } from '../../model/engine-files-status';
import { isLarge } from '../../pictures/large-picture';
import { visitPictures } from '../../pictures/visit-pictures';
import {
  serviceWaitMs,
  type EngineChoice,
  type PlacedCutOut,
  type RemoveBackgroundOptions,
} from '../../remove-background';
import { servicePace } from '../../service/service-pace';
import { currentEngine } from '../../settings/engine-choice';

/** What a queue needs of the rest. */
export interface BatchEngine {
  readonly cutOut: (id: string, options: Omit<RemoveBackgroundOptions, 'keepAs'>) => Promise<PlacedCutOut>;
  /** Where the visitor wants pictures to be cut out. */
  readonly choice: () => EngineChoice;
  readonly isOnline: () => boolean;
  readonly pace: {
    readonly allows: (begun: number) => boolean;
    readonly waitMs: number;
    readonly crowded: () => void;
  };
  /** For how long the service counts as down or has asked for a pause, in milliseconds. */
  readonly serviceWaitMs: () => number;
  readonly canCutOutHere: () => boolean;
  /** Whether the service does not take this picture as it is. */
  readonly isLarge: (id: string) => boolean;
  /** Whether the engine is here, or may be fetched unasked. */
  readonly isEngineAtHand: () => Promise<boolean>;
}

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
