import 'server-only';
import type { UrlInput } from '@/lib/config/url-input';
import { FetchError } from './fetch-error';

/** Longer ones are no addresses of pictures. */
const MAX_URL_LENGTH = 8_192;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/**
 * Reads an address as far as it tells by itself whether it may be asked. The URL parser writes hosts in one way: IPv4
 * literals in decimal, octal and hexadecimal form become four decimal numbers.
 *
 * @param text what the caller wrote, or a redirect's Location
 * @param base what a Location is relative to
 * @throws FetchError off; invalid_url; unreachable where the list does not have the host
 */
export function checkUrl(text: string, urlInput: UrlInput, base?: URL): URL {
  if (urlInput === 'off') throw new FetchError('off');
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text, base)) throw new FetchError('invalid_url');
  const url = new URL(text, base);
  const defaultPort = DEFAULT_PORTS[url.protocol];
  if (defaultPort === undefined || url.username !== '' || url.password !== '') {
    throw new FetchError('invalid_url');
  }
  // A name with a dot at its end is the same name, but not to TLS.
  url.hostname = url.hostname.replace(/\.$/, '');
  const port = url.port === '' ? defaultPort : Number(url.port);
  if (urlInput !== 'public') {
    const isListed = urlInput.some(
      (allowed) => allowed.host === url.hostname && mayUsePort(port, allowed.port),
    );
    if (!isListed) throw new FetchError('unreachable');
  } else if (!mayUsePort(port, undefined)) {
    throw new FetchError('invalid_url');
  }
  return url;
}

function mayUsePort(port: number, only: number | undefined): boolean {
  return only === undefined ? port === 80 || port === 443 : port === only;
}
