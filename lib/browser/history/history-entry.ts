import type { PictureType } from '../../contracts/remove';
import type { PlacedCutOut } from '../remove-background';

/** So many pictures are kept, each as the visitor's file and its plain cut-out; the oldest makes room. */
export const HISTORY_LIMIT = 20;

/** How long a picture is kept after it was added. */
export const HISTORY_LIFETIME_HOURS = 4;
export const HISTORY_LIFETIME_MS = HISTORY_LIFETIME_HOURS * 60 * 60 * 1000;

/** Clocks are set right by seconds; what comes from further ahead was added before the clock was set back. */
const CLOCK_TOLERANCE_MS = 60_000;

/** What a tool hands over to be kept. */
export interface PictureToKeep {
  readonly picture: File;
  /** The plain one, as PNG: every other look is rendered from it. */
  readonly cutOut: PlacedCutOut;
  /** What the visitor said that the picture is. */
  readonly pictureType: PictureType | undefined;
  /** How the visitor wants it to look: whatever the browser can clone, unknown to the history. */
  readonly settings: unknown;
}

/** A kept picture, without what takes room. */
export interface HistoryEntry {
  /** Counts up: a higher one was added later, whatever clocks say. */
  readonly id: number;
  /** As Date.now counts. */
  readonly addedAt: number;
  /** Of the visitor's file. */
  readonly name: string;
  /** The cut-out, small; undefined where the browser could not draw it. */
  readonly preview: Blob | undefined;
  /** What file, cut-out and preview take together, in bytes. */
  readonly bytes: number;
}

/** A kept picture, whole. */
export interface HistoryPicture extends HistoryEntry, PictureToKeep {}

/** Whether a picture's time is over, or cannot be told. */
export function isDue({ addedAt }: Pick<HistoryEntry, 'addedAt'>, now: number): boolean {
  return now - addedAt >= HISTORY_LIFETIME_MS || addedAt - now > CLOCK_TOLERANCE_MS;
}

/** Those of some entries that may not stay: past due, or older than the newest {@link HISTORY_LIMIT}. */
export function surplus<Entry extends Pick<HistoryEntry, 'id' | 'addedAt'>>(
  entries: readonly Entry[],
  now: number,
): Entry[] {
  const newestFirst = entries.toSorted((one, other) => other.id - one.id);
  const inTime = newestFirst.filter((entry) => !isDue(entry, now));
  const staying = new Set(inTime.slice(0, HISTORY_LIMIT));
  return newestFirst.filter((entry) => !staying.has(entry));
}
