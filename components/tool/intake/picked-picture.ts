import type { DroppedThing } from '@/lib/browser/batch/intake/dropped-things';

/**
 * The file to open out of what was chosen, dropped or pasted. It is the first that calls itself a picture, or else the
 * first of all. Then the service can say what is wrong with it.
 */
export function pickedPicture(things: Iterable<DroppedThing>): File | undefined {
  const all = [...things].filter((thing) => thing instanceof File);
  return all.find((file) => file.type.startsWith('image/')) ?? all[0];
}
