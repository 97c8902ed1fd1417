'use client';

import {
  type DroppedThing,
  isForBatch,
  offerThings,
  pickedPicture,
} from '@/lib/browser/batch/intake/dropped-things';
import { offerPicture } from '@/lib/browser/pictures/handoff';
import { useRouter } from 'next/navigation';
import { DropArea } from './drop-area';
import { usePictureIntake } from './use-picture-intake';

interface Props {
  /** The tool's address, with what it is to begin with. */
  readonly tool: string;
}

/** A page's place for pictures: it opens the tool with them. */
export function HandoffDropZone({ tool }: Props) {
  const router = useRouter();
  const open = (things: readonly DroppedThing[]) => {
    const picture = pickedPicture(things);
    const goOn = () => router.push(tool);
    if (isForBatch(things)) {
      offerThings(things);
      goOn();
    } else if (picture !== undefined) void offerPicture(picture).then(goOn);
  };
  const dragging = usePictureIntake(open);
  return <DropArea onFiles={open} dragging={dragging} className="lg:min-h-80" />;
}
