import 'server-only';
import { readHttpConfig } from '@/lib/config/http';
import { formatLogAddress } from '../ops/log-address';

/**
 * Whose request this is. The one place where an address enters the log: what tells clients apart for the limits goes
 * in here, and nothing that a client can write itself (X-Forwarded-For) may. Unknown until then.
 */
const clientAddress: (headers: Headers) => string | undefined = () => undefined;

/** The client's address as LOG_ADDRESS lets the access log write it. */
export function loggedAddress(headers: Headers): string | undefined {
  const address = clientAddress(headers);
  if (address === undefined) return undefined;
  return formatLogAddress(address, readHttpConfig(process.env).config.logAddress);
}
