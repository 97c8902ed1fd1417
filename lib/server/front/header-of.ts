import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { HeaderReader } from '../access/client-address';

/** Reads headers as the web's `Headers` do: repetitions joined by commas. */
export function headerOf(headers: IncomingMessage['headers']): HeaderReader {
  return (name) => headers[name]?.toString() ?? null;
}
