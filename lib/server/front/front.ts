import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { isServiceError, ServiceError, type ErrorCode } from '@/lib/contracts/errors';
import { MAX_MULTIPART_OVERHEAD_BYTES, MAX_UPLOAD_BYTES } from '@/lib/contracts/limits';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import type { EntryConfig } from '@/lib/config/entry';
import type { AbuseState } from '../abuse/abuse-state';
import { clientBucket } from '../abuse/client-address';
import { LimitError } from '../abuse/limit-error';
import { requestOrigin } from '../abuse/request-origin';
import { loggedAddress } from '../http/logged-address';
import { stampPeerAddress } from '../http/peer-address';
import type { UploadBudget } from '../inference/admission';
import { isApi, isCounted, isDoor } from './doors';
import { headerOf } from './header-of';
import type { KeptFile } from './kept-files';
import { logPage } from './log-page';
import { logRefusal } from './log-refusal';
import { refuse } from './refuse';
import { announcedBytes, holdBody } from './request-body';
import { serveKeptFile } from './serve-kept-file';
import { PACE_TICK_MS, UploadPace } from './upload-pace';

/** What a request to anything but the API may carry: nothing of ours sends pages a body. */
const MAX_PAGE_BODY_BYTES = 16 * 1024;

export interface FrontOptions {
  readonly uploads: UploadBudget;
  readonly abuse: AbuseState;
  /** Why no picture would be taken now: then its upload need not come. */
  readonly busy: () => ServiceError | undefined;
  /** Whose pages may send pictures. */
  readonly origins: Pick<EntryConfig, 'siteOrigin' | 'allowedOrigins'>;
  /** What is answered here, by path: Next would compress it anew for each request. */
  readonly keptFiles: ReadonlyMap<string, KeptFile>;
  readonly logger: Logger;
  /** What the access log calls a page; undefined for files, which are not logged. */
  readonly pageRoute: (pathname: string) => string | undefined;
}

/**
 * What every request passes before Next sees it: it gets its socket's address, and when it carries a body, its
 * room, and a pace to keep. Next sees it when the last byte has come: until then it costs memory that was
 * reserved, and nothing else.
 */
export class Front {
  readonly #options: FrontOptions;

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /**
   * @param proceed gives the request to Next
   */
  handle(request: IncomingMessage, response: ServerResponse, proceed: () => void): void {
    stampPeerAddress(request);
    // Next would send the head of an answer in a packet of its own, before the body that is ready beside it.
    response.flushHeaders = () => undefined;
    const path = pathOf(request);
    const readable = isReadable(path);
    const announced = announcedBytes(request);
    const counted = isCounted(request.method, path);
    const route = isApi(path) ? undefined : this.#options.pageRoute(path);
    const goOn = () => {
      if (route !== undefined) logPage(request, response, route, this.#options.logger);
      proceed();
    };
    if (readable && !counted && announced === 0) {
      const kept = isRead(request) ? this.#options.keptFiles.get(path) : undefined;
      if (kept) serveKeptFile(request, response, kept);
      else goOn();
      return;
    }
    const client = this.#bucketOf(request);
    const arrival = new Arrival(request, response, this.#options, counted ? client : undefined);
    try {
      if (counted) {
        this.#refuseBlocked(request, client);
        this.#refuseForeign(request);
      }
      if (!readable) throw new ServiceError('malformed_address');
      if (announced === 0) goOn();
      else
        this.#receive(
          arrival,
          announced,
          isDoor(path) ? largestBody(request) : MAX_PAGE_BODY_BYTES,
          client,
          goOn,
        );
    } catch (error) {
      arrival.end(error);
    }
  }

  #receive(
    arrival: Arrival,
    announced: number | undefined,
    maxBytes: number,
    client: string,
    proceed: () => void,
  ): void {
    const { request, response } = arrival;
    if (announced !== undefined && announced > maxBytes) throw new ServiceError('upload_too_large');
    const busy = this.#options.busy();
    if (busy) throw busy;
    arrival.holdRoom(this.#options.uploads.reserve(announced ?? maxBytes, client));
    // Only now: a client that asks first never sends what is refused.
    if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue();
    arrival.receive(maxBytes, proceed);
  }

  /** What the door would answer, without taking another site's upload first. */
  #refuseForeign(request: IncomingMessage): void {
    const headers = { get: headerOf(request.headers) };
    if (requestOrigin(headers, this.#options.origins) === 'foreign')
      throw new ServiceError('cross_site_refused');
  }

  /** What middleware would answer, without taking the body first. A key may have limits of its own: not here. */
  #refuseBlocked(request: IncomingMessage, client: string): void {
    const { 'x-api-key': key, authorization } = request.headers;
    if (key !== undefined || authorization !== undefined) return;
    this.#options.abuse.blocked.refuse(client);
  }

  #bucketOf(request: IncomingMessage): string {
    return clientBucket(
      request.socket.remoteAddress ?? '',
      headerOf(request.headers),
      this.#options.abuse.addressPolicy,
    );
  }
}

/** One body on its way in. */
class Arrival {
  readonly #begunAtMs = performance.now();
  /** Taken now: a socket that has closed forgets it. */
  readonly #peer: string | undefined;
  #bytes = 0;
  #ended = false;
  #ticker: NodeJS.Timeout | undefined;
  #release: () => void = () => undefined;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    private readonly options: FrontOptions,
    /** The client that it counts against when it ends here; none where it does not count. */
    private readonly countAs: string | undefined,
  ) {
    this.#peer = request.socket.remoteAddress;
  }

  /** Keeps reserved room until the answer is out or the connection is closed. */
  holdRoom(release: () => void): void {
    const { socket } = this.request;
    const onClose = () => {
      socket.off('close', onClose);
      this.response.off('close', onClose);
      release();
      this.end('client_gone');
    };
    this.#release = onClose;
    // A response that waits behind another on its connection is not told of the socket's end.
    socket.on('close', onClose);
    this.response.on('close', onClose);
  }

  receive(maxBytes: number, proceed: () => void): void {
    const pace = new UploadPace(performance.now());
    this.#ticker = setInterval(() => {
      if (pace.isTooSlow(performance.now(), this.#bytes)) this.end(new ServiceError('upload_too_slow'));
    }, PACE_TICK_MS).unref();
    holdBody(
      this.request,
      (bytes) => {
        this.#bytes += bytes;
        if (this.#bytes <= maxBytes) return true;
        this.end(new ServiceError('upload_too_large'));
        return false;
      },
      (handOver) => {
        clearInterval(this.#ticker);
        if (this.#ended) return;
        this.#ended = true;
        proceed();
        handOver();
      },
    );
  }

  /** The request ends here: refused, or its client is gone. */
  end(reason: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#ticker);
    this.#release();
    const requestId = randomUUID();
    const code = codeOf(reason);
    const durationMs = Math.round(performance.now() - this.#begunAtMs);
    const { method, headers: asked } = this.request;
    const { abuse, logger } = this.options;
    const address = loggedAddress(this.#peer, headerOf(asked));
    logRefusal(logger, { requestId, address, method, code, durationMs, receivedBytes: this.#bytes });
    // Middleware never sees it; it counts all the same, unless it is refused for what was counted.
    if (this.countAs !== undefined && !(reason instanceof LimitError)) {
      abuse.limiter.spend({ id: this.countAs, limits: abuse.limits }).catch(() => undefined);
    }
    if (code === 'client_gone') return;
    const headers = { ...headersOf(reason), [REQUEST_ID_HEADER]: requestId };
    refuse(this.request, this.response, reason, headers).catch(() => this.request.socket.destroy());
  }
}

function codeOf(reason: unknown): ErrorCode | 'client_gone' {
  if (reason === 'client_gone') return reason;
  return isServiceError(reason) ? reason.code : 'internal_error';
}

/** Refusals for limits carry their figures. */
function headersOf(reason: unknown): Readonly<Record<string, string>> {
  return reason instanceof LimitError ? reason.headers : {};
}

/** The largest body that can hold a picture: a form needs some bytes around it. */
function largestBody({ headers }: IncomingMessage): number {
  const multipart = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
  return multipart ? MAX_UPLOAD_BYTES + MAX_MULTIPART_OVERHEAD_BYTES : MAX_UPLOAD_BYTES;
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/** Whether a path can be decoded. Next answers one that cannot with an error of its own. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
