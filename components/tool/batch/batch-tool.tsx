'use client';

import { useState, type RefObject } from 'react';
import type { DroppedThing } from '@/lib/browser/batch/intake/dropped-things';
import type { TokenSource } from '@/lib/browser/service/send-picture';
import { usePictureIntake } from '../intake/use-picture-intake';
import { BatchView } from './batch-view';
import { countsOf } from './batch-figures';
import { OpenedPicture } from './opened-picture';
import { useBatch } from './use-batch';
import { useTitleProgress, useWakeLock } from './use-batch-presence';

interface Props {
  /** What the batch begins with. */
  readonly things: readonly DroppedThing[];
  readonly gate: RefObject<TokenSource | null>;
  readonly onClose: () => void;
}

/** A batch: many pictures in, their cut-outs back. What is dropped or pasted meanwhile joins it. */
export function BatchTool({ things, gate, onClose }: Props) {
  const batch = useBatch(things, gate);
  const [chosenId, setChosen] = useState<string>();
  const [openedId, setOpened] = useState<string>();
  const { pictures } = batch.state;
  const { total, done, failed, left } = countsOf(pictures);
  useTitleProgress(done + failed, total, left > 0);
  useWakeLock(left > 0);
  usePictureIntake(batch.add);
  const opened = pictures.find(({ id }) => id === openedId);
  return opened?.work.phase === 'done' ? (
    <OpenedPicture
      picture={opened}
      cutOut={opened.work.cutOut}
      batch={batch}
      onBack={() => setOpened(undefined)}
    />
  ) : (
    <BatchView {...{ batch, chosenId, onClose }} onChoose={setChosen} onOpen={setOpened} />
  );
}
