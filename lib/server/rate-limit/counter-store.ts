import 'server-only';

/** What is counted for a client, each over its own window. Pixels are counted in thousands. */
export type Counted = 'minute' | 'day' | 'kilopixels';

/** How long each window is, in seconds. A window begins with the first thing counted in it. */
export const WINDOW_SECONDS: Readonly<Record<Counted, number>> = {
  minute: 60,
  day: 86_400,
  kilopixels: 60,
};

/** Something to add to a count; 0 only asks. Whole numbers. */
export type Charges = Readonly<Partial<Record<Counted, number>>>;

export interface Count {
  /** What the window holds, this charge included. */
  readonly used: number;
  /** Milliseconds until the window is over. */
  readonly resetMs: number;
}

/**
 * The counts after a charge. Also what part of the limits they are to be held against: 1 where they are shared.
 */
export interface Counts {
  readonly of: Readonly<Partial<Record<Counted, Count>>>;
  readonly share: number;
}

/** Where counts are kept. */
export interface CounterStore {
  /**
   * Adds to a client's counts and says where they stand.
   *
   * @param client id of the client; a store that others can read keeps only a keyed hash of it
   */
  add(client: string, charges: Charges): Promise<Counts>;
}
