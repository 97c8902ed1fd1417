/**
 * Pictures that another program shares with the installed app. The browser posts them to the tool's page. The service
 * worker takes that request, leaves the pictures in this browser and opens the page. The page's fragment says where
 * they are.
 */

/** Name of the form's parts that are pictures. */
export const SHARED_PART = 'pictures';

/** Stands in the fragment where no worker took them. */
const MISSED = 'missed';
const PREFIX = '#shared=';

/** What a page's fragment says of shared pictures. */
export type Shared =
  { readonly kind: 'parcels'; readonly keys: readonly number[] } | { readonly kind: 'missed' };

/** The fragment for pictures that were left under keys. */
export function fragmentOfShared(keys: readonly number[]): string {
  return `${PREFIX}${keys.join(',')}`;
}

/** The fragment for pictures that did not arrive. */
export const FRAGMENT_OF_MISSED = `${PREFIX}${MISSED}`;

/**
 * Reads a fragment, which anybody may have written.
 *
 * @returns undefined where it says nothing of shared pictures
 */
export function readShared(fragment: string): Shared | undefined {
  if (fragment === FRAGMENT_OF_MISSED) return { kind: 'missed' };
  const keys = new RegExp(`^${PREFIX}(\\d{1,9}(?:,\\d{1,9})*)$`).exec(fragment)?.[1];
  return keys === undefined ? undefined : { kind: 'parcels', keys: keys.split(',').map(Number) };
}
