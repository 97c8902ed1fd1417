import type { Capabilities } from './capabilities';

/** Pictures of phones and cameras: what people come with. */
export const USUAL_PIXELS = 12_000_000;

/** What is worth knowing or doing on this device; each has its words in the messages. */
export const ADVICE = [
  'unable',
  'alteredCanvas',
  'oneThread',
  'oneCore',
  'smallPictures',
  'notKept',
  'saveData',
] as const;
export type Advice = (typeof ADVICE)[number];

/** What to tell a visitor about this browser, the most important first; nothing where all is well. */
export function adviceFor({
  able,
  readsCanvas,
  cores,
  threads,
  maxPixels,
  storage,
  saveData,
}: Capabilities): readonly Advice[] {
  if (!readsCanvas) return ['alteredCanvas'];
  if (!able) return ['unable'];
  const holds: Record<Exclude<Advice, 'unable' | 'alteredCanvas'>, boolean> = {
    oneThread: cores > 1 && threads === 1,
    oneCore: cores === 1,
    smallPictures: maxPixels < USUAL_PIXELS,
    notKept: !storage.usable,
    saveData,
  };
  return ADVICE.filter((advice) => advice in holds && holds[advice as keyof typeof holds]);
}
