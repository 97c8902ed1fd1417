import { HISTORY_LIFETIME_MS } from '@/lib/browser/history/history-entry';

const MINUTE_MS = 60_000;

/** How long a picture is still kept, in whole minutes that have begun. A display's clock may be older than the picture. */
export function timeLeft(addedAt: number, now: number): { hours: number; minutes: number } {
  const leftMs = Math.min(HISTORY_LIFETIME_MS, addedAt + HISTORY_LIFETIME_MS - now);
  const left = Math.max(0, Math.ceil(leftMs / MINUTE_MS));
  return { hours: Math.floor(left / 60), minutes: left % 60 };
}
