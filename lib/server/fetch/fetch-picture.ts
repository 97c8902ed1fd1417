import 'server-only';
import type { UrlInput } from '@/lib/config/url-input';
import { isServiceError } from '@/lib/contracts/errors';
import { askHost, type FetchTimes, type HostAnswer } from './ask-host';
import { checkUrl } from './check-url';
import { FetchError } from './fetch-error';
import { resolveHost } from './resolve-host';

export interface FetchOptions {
  /** From where pictures are fetched here. */
  readonly urlInput: UrlInput;
  /** The most that the picture may have, in bytes. */
  readonly maxBytes: number;
  /** Aborted when the client is gone, or the time for all of it is over. */
  readonly signal: AbortSignal;
  readonly times: FetchTimes;
  /** Told of each piece before it is kept; what it throws ends the fetch and is thrown on. */
  readonly takeRoom: (bytes: number) => void;
  /** `address:port` of name servers; the system's where it is not given. */
  readonly nameServers?: readonly string[] | undefined;
}

const MAX_REDIRECTS = 5;

/**
 * Fetches the file at an address that a caller chose, without becoming the caller's hand in this host's network. Each
 * hop's URL is checked ({@link checkUrl}), and its host resolved and checked once ({@link resolveHost}). The connection
 * goes to the checked addresses only ({@link askHost}).
 *
 * @param text the address as the caller wrote it
 * @returns the body's bytes, not inflated, whatever they are: nothing but their number is looked at
 * @throws FetchError for every reason not to; what takeRoom throws
 */
export async function fetchPicture(text: string, options: FetchOptions): Promise<Uint8Array> {
  const { urlInput } = options;
  let url = checkUrl(text, urlInput);
  try {
    for (let redirects = 0; ; redirects += 1) {
      const answer = await answerOf(url, options);
      try {
        const { statusCode } = answer;
        const location = redirectOf(answer);
        if (location === undefined || redirects === MAX_REDIRECTS) {
          if (statusCode !== 200) throw new FetchError('http_status', { httpStatus: statusCode });
          return await bytesOf(answer, options);
        }
        url = nextUrl(location, urlInput, url);
      } finally {
        await answer.close();
      }
    }
  } catch (error) {
    throw isServiceError(error) ? error : new FetchError('unreachable', { cause: error });
  }
}

async function answerOf(url: URL, { urlInput, times, signal, nameServers }: FetchOptions) {
  const addresses = await resolveHost(url.hostname, {
    publicOnly: urlInput === 'public',
    timeoutMs: times.connectMs,
    signal,
    nameServers,
  });
  return askHost(url, addresses, times, signal);
}

function redirectOf({ statusCode, headers }: HostAnswer): string | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(statusCode);
  return isRedirect && typeof headers['location'] === 'string' ? headers['location'] : undefined;
}

/** A host's Location is not the caller's mistake: where it leads to what may not be asked, it leads nowhere. */
function nextUrl(location: string, urlInput: UrlInput, base: URL): URL {
  try {
    return checkUrl(location, urlInput, base);
  } catch (error) {
    throw new FetchError('unreachable', { cause: error });
  }
}

async function bytesOf({ headers, body }: HostAnswer, { maxBytes, takeRoom }: FetchOptions) {
  if (!/^(identity)?$/i.test(String(headers['content-encoding'] ?? ''))) throw new FetchError('compressed');
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw new FetchError('too_large');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) throw new FetchError('too_large');
    takeRoom(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
