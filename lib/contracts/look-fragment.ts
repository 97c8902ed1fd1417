/**
 * What a page of the site asks the tool to make of the picture that it sends there. It is a word in the fragment of the
 * tool's address. The address works without a picture, too, and no storage has to be trusted.
 */

/** Looks that are no preset's. What each is stands in `lib/browser/pictures/look-finish.ts`. */
export const LOOK_NAMES = [
  ...(['white', 'colour', 'gradient', 'blur', 'shadow', 'product', 'car', 'sticker'] as const),
  ...(['cropped', 'graphic', 'cropped-graphic'] as const),
] as const;

export type LookName = (typeof LOOK_NAMES)[number];

const PREFIX = '#as=';

/** The fragment for a look, or for a preset by its name. */
export function fragmentOfLook(name: string): string {
  return `${PREFIX}${name}`;
}

/**
 * Reads a fragment, which anybody may have written.
 *
 * @returns a word that may be no look; undefined where the fragment says nothing of one
 */
export function readLook(fragment: string): string | undefined {
  return new RegExp(`^${PREFIX}([a-z-]{1,40})$`).exec(fragment)?.[1];
}
