import 'server-only';
import { buildConnector, Client, type Dispatcher } from 'undici';
import type { LookupFunction } from 'node:net';
import type { HostAddress } from './resolve-host';

/** Milliseconds. */
export interface FetchTimes {
  /** For finding a host's addresses, and again for the connection with TLS. */
  readonly connectMs: number;
  /** From the request to the head of the answer, and between two pieces of its body. */
  readonly firstByteMs: number;
  /** For all pictures of a request, redirects included. */
  readonly wholeMs: number;
}

/** Sent with each request; nothing of the caller's is. */
const HEADERS = {
  accept: 'image/*, */*;q=0.5',
  'accept-encoding': 'identity',
  'user-agent': 'Clearcut',
};

/** A host's answer whose body has yet to be read; `close` ends the connection. */
export type HostAnswer = Pick<Dispatcher.ResponseData, 'statusCode' | 'headers' | 'body'> & {
  readonly close: () => Promise<void>;
};

/**
 * Sends one GET over a connection of its own, to one of the given addresses and to no other. It follows no redirect,
 * uses no proxy and inflates nothing.
 *
 * @param url http or https
 * @param addresses of its host, checked
 * @throws Error of undici's or Node's where no answer comes in time
 */
export async function askHost(
  url: URL,
  addresses: readonly HostAddress[],
  times: FetchTimes,
  signal: AbortSignal,
): Promise<HostAnswer> {
  const connect = buildConnector({
    // Where the host is an address itself, Node asks for no lookup and connects to that one.
    lookup: answerWith(addresses),
    autoSelectFamily: true,
    timeout: times.connectMs,
    allowH2: false,
  });
  const client = new Client(url.origin, {
    connect,
    headersTimeout: times.firstByteMs,
    bodyTimeout: times.firstByteMs,
    pipelining: 0,
  });
  const close = () => client.destroy();
  try {
    const path = `${url.pathname}${url.search}`;
    const { statusCode, headers, body } = await client.request({
      method: 'GET',
      path,
      headers: HEADERS,
      signal,
    });
    // Whoever closes early does not read on, so nobody else hears that the body ended.
    body.on('error', () => undefined);
    return { statusCode, headers, body, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function answerWith(addresses: readonly HostAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}
