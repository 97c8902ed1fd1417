import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ServiceError } from '@/lib/contracts/errors';
import type { AccessConfig } from '@/lib/config/access';
import { preauthorize } from '../access/authorize';
import { resolveCaller, type CallerPolicy } from '../access/resolve-caller';
import { largestBody, SMALL_BODY } from '../http/collect-body';
import { callerUnknown, stampCaller, type Caller } from '../http/caller';
import type { Door } from '../http/door';
import { dropBodyStamp, stampBody } from '../http/held-body';
import { publicOrigin } from '../http/page-scripts';
import { isRendering } from '../http/rendered-pages';
import { strictTransport } from '../http/security-headers';
import type { UploadBudget } from '../inference/admission';
import { Places, tooManyAtOnce } from '../rate-limit/places';
import { limitedClient, type RateLimitState } from '../rate-limit/rate-limit-state';
import { AnswerRoom } from './answer-room';
import { Arrival } from './arrival';
import { decideRequest } from './decide-request';
import { askWhetherGone, type UnderWay } from './ask-whether-gone';
import { whenAnswered, whenClosed } from './when-closed';
import type { ImmutableFile } from './immutable-files';
import { logPage } from './log-page';
import { isRefused } from './refuse';
import { refuseTunnel, refuseUnreadable } from './refuse-unreadable';
import { announcedBytes } from './request-body';
import { headerOf, headOf, isRead, queryOf } from './request-head';
import { serveImmutableFile } from './serve-immutable-file';
import { watchAnswer } from './watch-answer';

/** When another process is likely to be there. */
const RETRY_DRAINED_SECONDS = 5;
/**
 * For each picture that a client may have at work, its requests on their way in, at work and out.
 */
const UNDER_WAY_PER_PLACE = 2;

export interface FrontOptions {
  /** Every address of the API; all others are pages and files. */
  readonly doors: readonly Door[];
  readonly uploads: UploadBudget;
  /** Bytes of answers that this process holds at once, until their clients have read them. */
  readonly maxAnswerBytes: number;
  /** By what callers are authorized, as far as that shows without the body. */
  readonly access: AccessConfig;
  /** By what callers are told apart. */
  readonly callers: CallerPolicy;
  readonly rateLimit: RateLimitState;
  /**
   * Told when a request begins, and when one with a body is over. Also the bytes of uploads and answers that are held.
   */
  readonly worked: (heldBytes: number) => void;
  /** Why no picture would be taken now: then its upload need not come. */
  readonly busy: (client: string) => ServiceError | undefined;
  /** What is answered here, by path: Next would compress it anew for each request. */
  readonly immutableFiles: ReadonlyMap<string, ImmutableFile>;
  /**
   * Where a picture that is posted to a page goes on to, without its body. Undefined for pages that take none.
   */
  readonly afterMissedShare: (pathname: string) => string | undefined;
  /** What the access log calls a page; undefined for files, which are not logged. */
  readonly pageRoute: (pathname: string) => string | undefined;
}

/**
 * What every request passes before Next sees it. Its caller is found out. When it carries a body, it gets its room, and
 * a pace to keep. Next sees it when the last byte has come: until then it costs memory that was reserved, and nothing
 * else. The body of a door's request does not go through Next at all.
 */
export class Front {
  readonly #options: FrontOptions;
  /** Clients with a body under way that has yet to show the key which is asked for. Each may have one. */
  readonly #keyless = new Set<string>();
  /** For requests that count and are not over. */
  readonly #underWay = new Places();
  readonly #answers: AnswerRoom;
  /** Requests whose bodies are on their way. */
  readonly #coming = new Set<Arrival>();
  #draining = false;
  /** The last exchange that has begun on each connection. */
  readonly #newest = new WeakMap<Duplex, UnderWay>();

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#answers = new AnswerRoom(options.maxAnswerBytes);
  }

  /** The process is to end: what is still coming is refused, and connections go with their answers. */
  drain(): void {
    this.#draining = true;
    for (const arrival of this.#coming) arrival.end(draining());
  }

  /** Whether a request on a connection has yet to be answered, or its answer to be sent. */
  isAnswering(socket: Duplex): boolean {
    const newest = this.#newest.get(socket);
    return newest !== undefined && !newest.response.closed;
  }

  /**
   * @param proceed gives the request to Next
   */
  handle(request: IncomingMessage, response: ServerResponse, proceed: () => void): void {
    if (isRefused(request.socket)) return;
    const { callers, rateLimit, doors, immutableFiles, pageRoute, afterMissedShare } = this.#options;
    const origin = publicOrigin();
    const { url, path, door, refusal } = decideRequest(headOf(request), {
      doors,
      publicOrigin: origin,
      readOnly: process.env.NODE_ENV !== 'development',
    });
    request.url = url;
    this.#newest.set(request.socket, { request, response });
    const always = strictTransport(origin);
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
    const called = door && {
      queryKey: door.keyInQuery ? queryOf(request).get('api_key') : null,
      origins: door.cors.origins,
    };
    const caller = resolveCaller(request.socket.remoteAddress, headerOf(request.headers), callers, called);
    stampCaller(request.headers, caller);
    dropBodyStamp(request.headers);
    // Next would send the head of an answer in a packet of its own. The body is ready beside it.
    response.flushHeaders = () => undefined;
    this.#worked();
    if (this.#draining) response.shouldKeepAlive = false;
    const announced = announcedBytes(request);
    const counted = door?.isCounted(request.method) ?? false;
    const route = door ? undefined : pageRoute(path);
    const goOn = () => {
      // Next answers parts that a file does not have with an error of its own.
      if (!door) delete request.headers.range;
      // What this process asks itself for is no visitor's.
      if (route !== undefined && !isRendering(headerOf(request.headers))) {
        logPage(request, response, caller?.address, route);
      }
      proceed();
    };
    if (refusal === undefined && !counted && announced === 0) {
      const file = isRead(request) ? immutableFiles.get(path) : undefined;
      if (file) serveImmutableFile(request, response, file);
      else goOn();
      return;
    }
    const count = () => {
      if (!counted || !caller) return;
      rateLimit.limiter.spend(limitedClient(caller, rateLimit)).catch(() => undefined);
    };
    const arrival = new Arrival({ request, response, caller, door, count });
    this.#newest.set(request.socket, { request, response, fail: (reason) => arrival.end(reason) });
    try {
      if (!caller) throw callerUnknown();
      if (counted) this.#refuseEarly(caller, door, request);
      if (refusal !== undefined) {
        const isPost = refusal === 'method_not_allowed' && request.method === 'POST';
        const elsewhere = isPost && !door ? afterMissedShare(path) : undefined;
        if (elsewhere === undefined) throw new ServiceError(refusal);
        arrival.sendOn(elsewhere);
        return;
      }
      if (counted) this.#take(caller, request, response);
      if (announced === 0) goOn();
      else this.#receive({ request, response, arrival, announced, door, caller, goOn });
    } catch (error) {
      arrival.end(error);
    }
  }

  /** Answers a connection that Node can read no further. */
  refuseUnreadable(error: Error, socket: Duplex): void {
    refuseUnreadable(error, socket, this.#newest.get(socket), this.#addressOf(socket));
  }

  /** The client has ended its half of the connection. */
  handleEnd(socket: Duplex): void {
    const newest = this.#newest.get(socket);
    if (newest) askWhetherGone(newest);
  }

  /** Answers CONNECT. */
  refuseTunnel(request: IncomingMessage, socket: Duplex): void {
    refuseTunnel(request, socket, this.#newest.get(socket), this.#addressOf(socket, request));
  }

  /** Whose connection it is, for the log: a trusted proxy's own where no headers have been read. */
  #addressOf(socket: Duplex, request?: IncomingMessage): string | undefined {
    const peer = socket instanceof Socket ? socket.remoteAddress : undefined;
    return resolveCaller(peer, headerOf(request?.headers ?? {}), this.#options.callers)?.address;
  }

  #receive({ request, response, arrival, announced, door, caller, goOn }: Body): void {
    const maxBytes = largestBody(door?.body ?? SMALL_BODY, request.headers['content-type']);
    if (announced !== undefined && announced > maxBytes) throw new ServiceError('upload_too_large');
    const busy = this.#draining
      ? draining()
      : this.#options.busy(limitedClient(caller, this.#options.rateLimit).id);
    if (busy) throw busy;
    const releaseKeyless = this.#takeKeylessPlace(door, caller);
    const room = this.#options.uploads.hold(caller.bucket, (reason) => arrival.end(reason));
    let forgetBody = () => undefined as void;
    arrival.holdRoom(() => {
      room.release();
      releaseKeyless();
      forgetBody();
      this.#worked();
      this.#coming.delete(arrival);
    });
    this.#coming.add(arrival);
    // A job that is tried again still needs the picture; an answer that begins to leave does not.
    whenAnswered(response, room.release);
    // Only now: a client that asks first never sends what is refused.
    if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue();
    const takeRoom = (bytes: number) => room.take(Math.ceil(bytes * (door?.memoryPerByte ?? 1)));
    arrival.receive(maxBytes, takeRoom, (pieces) => {
      room.complete();
      this.#coming.delete(arrival);
      if (door) forgetBody = stampBody(request.headers, pieces.splice(0));
      goOn();
    });
  }

  /**
   * Takes the one place that each client has for a body that has yet to show its key.
   *
   * @returns is to be called when that request is over
   */
  #takeKeylessPlace(door: Door | undefined, { bucket, key }: Caller): () => void {
    const keyless = door?.keyInBody === true && key === 'none' && this.#options.access.apiKeys.length > 0;
    if (!keyless) return () => undefined;
    if (this.#keyless.has(bucket)) throw tooManyAtOnce();
    this.#keyless.add(bucket);
    return () => void this.#keyless.delete(bucket);
  }

  #worked(): void {
    this.#options.worked(this.#options.uploads.heldBytes + this.#answers.heldBytes);
  }

  /**
   * Takes a request in among those of its client that are under way. It stays until its answer has been read or
   * dropped.
   */
  #take(caller: Caller, request: IncomingMessage, response: ServerResponse): void {
    const { id, limits } = limitedClient(caller, this.#options.rateLimit);
    const release = this.#underWay.take(id, limits.concurrent * UNDER_WAY_PER_PLACE);
    if (!release) throw tooManyAtOnce();
    whenClosed(request, response, release);
    whenAnswered(response, () => watchAnswer(request, response, this.#answers, id));
  }

  /** What middleware and the door would answer, without taking the body first. */
  #refuseEarly(caller: Caller, door: Door | undefined, { method, headers }: IncomingMessage): void {
    const { rateLimit, access } = this.#options;
    rateLimit.blocked.refuse(limitedClient(caller, rateLimit).id);
    if (caller.origin === 'foreign') throw new ServiceError('cross_site_refused');
    if (door?.methods.includes(method ?? '') === true) {
      preauthorize(door, headerOf(headers), caller, access);
    }
  }
}

function draining(): ServiceError {
  return new ServiceError('server_busy', { retryAfterSeconds: RETRY_DRAINED_SECONDS });
}

/** A request whose body is to be taken. */
interface Body {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly arrival: Arrival;
  /** Its length, where it says so. */
  readonly announced: number | undefined;
  readonly door: Door | undefined;
  readonly caller: Caller;
  readonly goOn: () => void;
}
