import 'client-only';
import { NOTICE_DAYS, POLICY_VALUES, readPolicyChange } from '../../config/policy';
import { STORAGE_KEYS } from '../../contracts/storage-keys';
import { StoredChoice } from './stored-choice';

const MS_PER_DAY = 86_400_000;

/** The day on which the privacy page changed, as ISO 8601 has it; undefined where the operator names none. */
export const POLICY_CHANGE = readPolicyChange(POLICY_VALUES).changed;

/** Closed is a day: the notice of a later change is another one. */
const closed = new StoredChoice<string>(STORAGE_KEYS.policy, [
  'unread',
  ...(POLICY_CHANGE === undefined ? [] : [POLICY_CHANGE]),
]);

/**
 * Whether this visitor is to be told of a change. It is recent, and they have not closed the notice of it.
 */
export function readPolicyNotice(): boolean {
  if (POLICY_CHANGE === undefined) return false;
  const daysSince = (Date.now() - Date.parse(POLICY_CHANGE)) / MS_PER_DAY;
  return daysSince >= 0 && daysSince < NOTICE_DAYS && closed.read() === 'unread';
}

/** Calls back when that changes, here or in another tab. Returns the way to stop. */
export const watchPolicyNotice = closed.watch;

export function closePolicyNotice(): void {
  if (POLICY_CHANGE !== undefined) closed.choose(POLICY_CHANGE);
}
