import 'server-only';
import type { BlockedClients } from './blocked-clients';
import type { AddressPolicy } from './client-address';

/** What one process has one of to tell clients apart. */
export interface AbuseState {
  readonly addressPolicy: AddressPolicy;
  readonly blocked: BlockedClients;
}
