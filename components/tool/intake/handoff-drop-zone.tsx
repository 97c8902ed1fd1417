'use client';

import { offerPicture } from '@/lib/browser/pictures/handoff';
import { useRouter } from '@/lib/i18n/navigation';
import { DropArea } from './drop-area';
import { usePictureIntake } from './use-picture-intake';

/** The landing page's place for a picture: it opens the tool with it. */
export function HandoffDropZone() {
  const router = useRouter();
  const open = (picture: File | undefined) => {
    if (picture === undefined) return;
    void offerPicture(picture).then(() => router.push('/remove-background'));
  };
  const dragging = usePictureIntake(open);
  return <DropArea onPicture={open} dragging={dragging} className="lg:min-h-80" />;
}
