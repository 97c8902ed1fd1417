'use client';

import { isForBatch, type DroppedThing } from '@/lib/browser/batch/intake/dropped-things';
import { offerThings } from '@/lib/browser/batch/intake/handed-things';
import { offerPicture } from '@/lib/browser/pictures/handoff';
import { useRouter } from '@/lib/i18n/navigation';
import { DropArea } from './drop-area';
import { pickedPicture } from './picked-picture';
import { usePictureIntake } from './use-picture-intake';

/** The landing page's place for pictures: it opens the tool with them. */
export function HandoffDropZone() {
  const router = useRouter();
  const open = (things: readonly DroppedThing[]) => {
    const picture = pickedPicture(things);
    const goOn = () => router.push('/remove-background');
    if (isForBatch(things)) {
      offerThings(things);
      goOn();
    } else if (picture !== undefined) void offerPicture(picture).then(goOn);
  };
  const dragging = usePictureIntake(open);
  return <DropArea onFiles={open} dragging={dragging} className="lg:min-h-80" />;
}
