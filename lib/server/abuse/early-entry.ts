import 'server-only';
import type { EntryConfig } from '@/lib/config/entry';
import { ServiceError } from '@/lib/contracts/errors';
import type { Caller } from '../http/caller';
import type { Door } from '../http/door';
import type { HeaderReader } from './client-address';
import { refuseVisitorEarly } from './entry';
import { checkKeyEntry } from './key-entry';

/**
 * Refuses, before a byte of its body is taken, whoever the handler would refuse. Whom it lets through the handler still asks.
 *
 * @param door one that has an entry
 * @throws ServiceError as {@link refuseVisitorEarly} and {@link checkKeyEntry}
 */
export function refuseEntryEarly(
  { entry, keyInBody }: Pick<Door, 'entry' | 'keyInBody'>,
  header: HeaderReader,
  caller: Caller,
  config: EntryConfig,
): void {
  if (entry === 'visitors') refuseVisitorEarly(header, caller, config);
  if (entry === 'keys' && checkKeyEntry(caller, config) && !keyInBody) {
    throw new ServiceError('api_key_required');
  }
}
