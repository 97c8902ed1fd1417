import 'server-only';
import { itemsOf } from './environment';

/** A host that pictures may be fetched from. */
export interface AllowedHost {
  /** As the URL parser writes it: lower case, punycode, IPv6 in brackets; no dot at its end. */
  readonly host: string;
  /** Undefined: 80 and 443. */
  readonly port: number | undefined;
}

/**
 * From where pictures are fetched when a caller gives an address. It is every public host, none, or these hosts only,
 * which may be private.
 */
export type UrlInput = 'public' | 'off' | readonly AllowedHost[];

const ENTRY = /^(\[[\da-f:.]+\]|[^\s:/\\@?#[\]]+)(?::(\d{1,5}))?$/i;

/**
 * Reads `URL_INPUT`: `public`, `off`, or a comma list of `host[:port]`.
 *
 * @returns undefined where an entry is none, or where one of the two words stands in a list
 */
export function parseUrlInput(text: string): UrlInput | undefined {
  const entries = itemsOf(text.toLowerCase());
  const [only = ''] = entries;
  if (entries.length === 1 && (only === 'public' || only === 'off')) return only;
  const hosts = entries.flatMap((entry) => allowedHost(entry) ?? []);
  return hosts.length > 0 && hosts.length === entries.length ? hosts : undefined;
}

function allowedHost(entry: string): AllowedHost | undefined {
  const [, written = '', portText] = ENTRY.exec(entry) ?? [];
  if (written === '' || written === 'public' || written === 'off') return undefined;
  const url = `http://${written}/`;
  const port = portText === undefined ? undefined : Number(portText);
  if (!URL.canParse(url) || port === 0 || (port ?? 1) > 65_535) return undefined;
  return { host: new URL(url).hostname.replace(/\.$/, ''), port };
}
