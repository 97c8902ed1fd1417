import 'server-only';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { doorAt, type Door } from '../http/door';
import type { RequestHead } from './request-head';

/** What answers here. */
export interface Site {
  readonly doors: readonly Door[];
  /** The origin under which the pages are reached; empty where nobody has said so. */
  readonly publicOrigin: string;
  /** Whether pages and files are read only: `next dev` posts to them. */
  readonly readOnly: boolean;
}

export interface Decision {
  /** Path and query as all that follows sees them: without dot segments, with one slash before them. */
  readonly url: string;
  readonly path: string;
  /** Where it goes; undefined for a page or a file. */
  readonly door: Door | undefined;
  /** Why it goes nowhere. */
  readonly refusal: ErrorCode | undefined;
}

/** The methods that a handler of Next's can be of. */
const HANDLED: ReadonlySet<string | undefined> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);
const READING: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);
const VERSIONS: readonly string[] = ['1.0', '1.1'];

/**
 * Decides by method, target and host where a request goes. Nothing behind it looks at these again. What one part takes
 * for a page and another for the API would be counted by neither.
 */
export function decideRequest(head: RequestHead, site: Site): Decision {
  const address = addressOf(head.target);
  const path = address?.path ?? '/';
  const door = address && doorAt(site.doors, path);
  const refusal = hostError(head, address, site) ?? pathError(path) ?? methodError(head.method, door, site);
  return { url: path + (address?.query ?? ''), path, door, refusal };
}

interface Address {
  readonly path: string;
  readonly query: string;
  /** Scheme and host of a target in absolute form. */
  readonly origin: string | undefined;
}

/** Reads a target in origin form or in absolute form; undefined for what is neither. */
function addressOf(target: string): Address | undefined {
  const absolute = /^https?:\/\//i.test(target);
  if (!absolute && !target.startsWith('/')) return undefined;
  // Whose base URL ends in a slash asks for `//v1.0/…`, which is another host to a parser of URLs.
  const text = absolute ? target : `http://host/${target.replace(/^[/\\]+/, '')}`;
  if (!URL.canParse(text)) return undefined;
  const { origin, pathname, search, username, password } = new URL(text);
  if (username !== '' || password !== '') return undefined;
  const path = decodeUnreserved(pathname).replace(/^\/{2,}/, '/');
  return { path, query: search, origin: absolute ? origin : undefined };
}

/** Writes plainly what needs no encoding (RFC 3986 §6.2.2.2), so that one path has one spelling. */
function decodeUnreserved(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded;
  });
}

function hostError(
  { hosts, httpVersion }: RequestHead,
  address: Address | undefined,
  { publicOrigin }: Site,
): ErrorCode | undefined {
  const [host] = hosts;
  if (!VERSIONS.includes(httpVersion) || hosts.length > 1) return 'malformed_request';
  if (host === undefined ? httpVersion === '1.1' : !isHost(host)) return 'malformed_request';
  if (address === undefined) return 'malformed_address';
  if (address.origin === undefined) return undefined;
  const asked = new URL(address.origin);
  // Under the target's scheme, whose own port neither has to write.
  const named = host === undefined ? undefined : new URL(`${asked.protocol}//${host}`).host;
  const published = publicOrigin === '' ? undefined : new URL(publicOrigin).host;
  return asked.host === named || asked.host === published ? undefined : 'other_host';
}

function isHost(text: string): boolean {
  return !/[\s/\\?#@]/.test(text) && URL.canParse(`http://${text}`);
}

function pathError(path: string): ErrorCode | undefined {
  if (/%(?:[01][0-9a-f]|7f)/i.test(path)) return 'malformed_address';
  try {
    decodeURIComponent(path);
    return undefined;
  } catch {
    return 'malformed_address';
  }
}

/**
 * A door's own handlers refuse what they do not answer. Next answers what no handler can be of with an error of its
 * own.
 */
function methodError(
  method: string | undefined,
  door: Door | undefined,
  { readOnly }: Site,
): ErrorCode | undefined {
  if (door) return HANDLED.has(method) ? undefined : 'method_not_allowed';
  return READING.has(method) || !readOnly ? undefined : 'method_not_allowed';
}
