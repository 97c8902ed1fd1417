import 'server-only';
import type { EntryConfig } from '@/lib/config/entry';
import { ServiceError } from '@/lib/contracts/errors';
import type { Caller } from '../http/caller';
import { keyOfText } from './api-key';

/**
 * Decides whether a request may come in at a door that knows API keys and no bot check. That is before its body is
 * read. A page needs a key as much as a program. With the bot check on and no keys given out, nobody comes in. So such
 * a door is no way around it.
 *
 * @returns whether the body has to show the key, which {@link checkKeyOfBody} looks at then
 * @throws ServiceError cross_site_refused, api_key_required, api_key_invalid
 */
export function checkKeyEntry({ key, origin }: Caller, { apiKeys, botCheck }: EntryConfig): boolean {
  if (origin === 'foreign') throw new ServiceError('cross_site_refused');
  if (typeof key === 'object') return false;
  if (apiKeys.length === 0) {
    if (botCheck === undefined) return false;
    throw new ServiceError(key === 'none' ? 'api_key_required' : 'api_key_invalid');
  }
  if (key === 'unknown') throw new ServiceError('api_key_invalid');
  return true;
}

/**
 * Holds the key that a body shows to those that were given out. Its request counts against the client's address all the same:
 * that was counted before the body came.
 *
 * @throws ServiceError api_key_required, api_key_invalid
 */
export function checkKeyOfBody(text: string | undefined, { apiKeys }: Pick<EntryConfig, 'apiKeys'>): void {
  const key = keyOfText(text, apiKeys);
  if (typeof key === 'object') return;
  throw new ServiceError(key === 'none' ? 'api_key_required' : 'api_key_invalid');
}
