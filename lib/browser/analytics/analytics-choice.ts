import 'client-only';
import { STORAGE_KEYS } from '../../contracts/storage-keys';
import { StoredChoice } from '../settings/stored-choice';
import type { AnalyticsChoice } from './sink';

export const ANALYTICS_CHOICES = ['usual', 'on', 'off'] as const satisfies readonly AnalyticsChoice[];

/** Whether this visitor has switched statistics on or off; `usual`: neither. */
export const analyticsChoice = new StoredChoice<AnalyticsChoice>(STORAGE_KEYS.analytics, ANALYTICS_CHOICES);

/**
 * Whether the browser asks not to be tracked: by Global Privacy Control, or by Do Not Track. No choice on a page goes
 * above that.
 */
export function browserRefusesTracking(): boolean {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & {
    readonly globalPrivacyControl?: boolean;
  };
  return globalPrivacyControl === true || doNotTrack === '1';
}
