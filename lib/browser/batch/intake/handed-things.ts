import 'client-only';
import type { DroppedThing } from './dropped-things';

/**
 * Hands many pictures brought to one page over to the next one, across a client-side navigation. In this module's memory only: a
 * reload forgets them.
 */
let offered: readonly DroppedThing[] | undefined;

/** Leaves things for the page that opens next. */
export function offerThings(things: readonly DroppedThing[]): void {
  offered = things;
}

/** The things that were left. */
export function handedThings(): readonly DroppedThing[] | undefined {
  return offered;
}

/** Whoever has taken them says so, or the next page would begin with them again. */
export function forgetHandedThings(): void {
  offered = undefined;
}
