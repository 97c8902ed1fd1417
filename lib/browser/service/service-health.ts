import 'client-only';
import { apiUrl } from './api-url';

/** Who has to wait for the answer has a picture that could be cut out on the device meanwhile. */
const MAX_WAIT_MS = 3000;

/**
 * Asks the service whether it takes pictures, without sending one.
 * @throws the signal's reason, after it fired
 */
export async function isServiceReady(signal: AbortSignal): Promise<boolean> {
  const asking = new AbortController();
  const stop = () => asking.abort();
  const patience = setTimeout(stop, MAX_WAIT_MS);
  signal.addEventListener('abort', stop);
  try {
    return (await fetch(apiUrl('/api/health/ready'), { signal: asking.signal, cache: 'no-store' })).ok;
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', stop);
  }
}
