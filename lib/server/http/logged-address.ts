import 'server-only';
import { httpConfig } from '@/lib/config/http';
import { abuseState } from '../abuse/abuse-state';
import { clientAddress, type HeaderReader } from '../abuse/client-address';
import { formatLogAddress } from '../ops/log-address';
import { signedPeerAddress } from './peer-address';

/**
 * A client's address as LOG_ADDRESS lets the access log write it: that of the socket, or what a trusted proxy says;
 * nothing that a client can write itself.
 *
 * @param peer the socket's address
 */
export function loggedAddress(peer: string | undefined, header: HeaderReader): string | undefined {
  if (peer === undefined) return undefined;
  const address = clientAddress(peer, header, abuseState().addressPolicy);
  return address && formatLogAddress(address, httpConfig().logAddress);
}

/** The same for a request that the front has signed; nothing for one that it has not. */
export function loggedAddressOf(headers: Headers): string | undefined {
  return loggedAddress(signedPeerAddress(headers), (name) => headers.get(name));
}
