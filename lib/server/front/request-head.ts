import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { HeaderReader } from '../access/client-address';

/** What a request says of where it wants to go, as it came over the line. */
export interface RequestHead {
  readonly method: string | undefined;
  /** The request target (RFC 9112 §3.2). */
  readonly target: string;
  /** The values of all its Host headers. */
  readonly hosts: readonly string[];
  readonly httpVersion: string;
}

/** Whether a request reads and changes nothing. */
export function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The head of a request, as {@link RequestHead} has it. */
export function headOf({ method, url = '', httpVersion, rawHeaders }: IncomingMessage): RequestHead {
  // Node keeps the first of several Host headers, and does not tell.
  const hosts = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host');
  return { method, target: url, hosts, httpVersion };
}

/** The query of a request's target. */
export function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(url)?.[1]);
}

/** Reads headers as the web's `Headers` do: repetitions joined by commas. */
export function headerOf(headers: IncomingMessage['headers']): HeaderReader {
  return (name) => headers[name]?.toString() ?? null;
}
