import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '@/lib/contracts/errors';
import type { EntryConfig } from '@/lib/config/entry';
import type { AbuseState } from '../abuse/abuse-state';
import { refuseEntryEarly } from '../abuse/early-entry';
import { limitedClient } from '../abuse/limited-client';
import { Places } from '../abuse/places';
import { resolveCaller } from '../abuse/resolve-caller';
import { largestBody, SMALL_BODY } from '../http/body-limit';
import { callerUnknown, stampCaller, type Caller } from '../http/caller';
import { doorAt, type Door } from '../http/door';
import type { UploadBudget } from '../inference/admission';
import { AnswerRoom } from './answer-room';
import { Arrival } from './arrival';
import { headerOf } from './header-of';
import type { KeptFile } from './kept-files';
import { logPage } from './log-page';
import { announcedBytes } from './request-body';
import { serveKeptFile } from './serve-kept-file';
import { watchAnswer } from './watch-answer';
import { whenAnswered, whenClosed } from './when-closed';

/** When a client that has too much under way may try again. */
const RETRY_AT_ONCE_SECONDS = 1;
/** Requests that a client may have on their way in, at work and on their way out, for each picture that it may have at work. */
const UNDER_WAY_PER_PLACE = 2;

export interface FrontOptions {
  /** Every address of the API; all others are pages and files. */
  readonly doors: readonly Door[];
  readonly uploads: UploadBudget;
  /** Bytes of answers that this process holds at once, until their clients have read them. */
  readonly maxAnswerBytes: number;
  /** Who may come in, as far as that shows without the body. */
  readonly entry: EntryConfig;
  readonly abuse: AbuseState;
  /** Why no picture would be taken now: then its upload need not come. */
  readonly busy: () => ServiceError | undefined;
  /** What is answered here, by path: Next would compress it anew for each request. */
  readonly keptFiles: ReadonlyMap<string, KeptFile>;
  /** Where a picture that is posted to a page goes on to, without its body; undefined for pages that take none. */
  readonly afterMissedShare: (pathname: string) => string | undefined;
  /** What the access log calls a page; undefined for files, which are not logged. */
  readonly pageRoute: (pathname: string) => string | undefined;
}

/**
 * What every request passes before Next sees it: its caller is found out, and when it carries a body, it gets its
 * room, and a pace to keep. Next sees it when the last byte has come: until then it costs memory that was
 * reserved, and nothing else.
 */
export class Front {
  readonly #options: FrontOptions;
  /** Clients with a body under way that has yet to show the key which is asked for: each may have one. */
  readonly #keyless = new Set<string>();
  /** For requests that count and are not over. */
  readonly #underWay = new Places();
  readonly #answers: AnswerRoom;

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#answers = new AnswerRoom(options.maxAnswerBytes);
  }

  /**
   * @param proceed gives the request to Next
   */
  handle(request: IncomingMessage, response: ServerResponse, proceed: () => void): void {
    const { abuse, doors, keptFiles, pageRoute, afterMissedShare } = this.#options;
    dropLeadingSlashes(request);
    const path = pathOf(request);
    const door = doorAt(doors, path);
    const called = door && {
      queryKey: door.keyInQuery ? queryOf(request).get('api_key') : null,
      origins: door.cors.origins,
    };
    const caller = resolveCaller(request.socket.remoteAddress, headerOf(request.headers), abuse, called);
    stampCaller(request.headers, caller);
    // Next would send the head of an answer in a packet of its own, before the body that is ready beside it.
    response.flushHeaders = () => undefined;
    const readable = isReadable(path);
    const announced = announcedBytes(request);
    const counted = door?.isCounted(request.method) ?? false;
    const route = door ? undefined : pageRoute(path);
    const goOn = () => {
      // Next answers parts that a file does not have with an error of its own; the whole is always an answer.
      if (!door) delete request.headers.range;
      if (route !== undefined) logPage(request, response, caller?.address, route);
      proceed();
    };
    const isTaken = door !== undefined || isRead(request) || process.env.NODE_ENV === 'development';
    if (readable && !counted && announced === 0 && isTaken) {
      const kept = isRead(request) ? keptFiles.get(path) : undefined;
      if (kept) serveKeptFile(request, response, kept);
      else goOn();
      return;
    }
    const count = () => {
      if (!counted || !caller) return;
      abuse.limiter.spend(limitedClient(caller, abuse)).catch(() => undefined);
    };
    const arrival = new Arrival({ request, response, caller, door, count });
    try {
      if (!caller) throw callerUnknown();
      if (counted) this.#refuseEarly(caller, door, request);
      if (!readable) throw new ServiceError('malformed_address');
      const elsewhere = door || request.method !== 'POST' ? undefined : afterMissedShare(path);
      if (elsewhere !== undefined) {
        arrival.sendOn(elsewhere);
        return;
      }
      if (!isTaken) throw new ServiceError('method_not_allowed');
      if (counted) this.#take(caller, request, response);
      if (announced === 0) goOn();
      else this.#receive({ request, response, arrival, announced, door, caller, goOn });
    } catch (error) {
      arrival.end(error);
    }
  }

  #receive({ request, response, arrival, announced, door, caller, goOn }: Body): void {
    const maxBytes = largestBody(door?.body ?? SMALL_BODY, request.headers['content-type']);
    if (announced !== undefined && announced > maxBytes) throw new ServiceError('upload_too_large');
    const busy = this.#options.busy();
    if (busy) throw busy;
    const leaveKeyless = this.#enterKeyless(door, caller);
    const room = this.#options.uploads.hold(caller.bucket, (reason) => arrival.end(reason));
    arrival.holdRoom(() => {
      room.release();
      leaveKeyless();
    });
    // A job that is tried again still needs the picture; an answer that begins to leave does not.
    whenAnswered(response, room.release);
    // Only now: a client that asks first never sends what is refused.
    if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue();
    const takeRoom = (bytes: number) => room.take(Math.ceil(bytes * (door?.memoryPerByte ?? 1)));
    arrival.receive(maxBytes, takeRoom, () => {
      room.complete();
      goOn();
    });
  }

  /**
   * Lets one body in for each client that has yet to show its key there.
   *
   * @returns is to be called when that request is over
   */
  #enterKeyless(door: Door | undefined, { bucket, key }: Caller): () => void {
    const keyless = door?.keyInBody === true && key === 'none' && this.#options.abuse.apiKeys.length > 0;
    if (!keyless) return () => undefined;
    if (this.#keyless.has(bucket)) throw tooManyAtOnce();
    this.#keyless.add(bucket);
    return () => void this.#keyless.delete(bucket);
  }

  /** Takes a request in among those of its client that are under way, until its answer has been read or dropped. */
  #take(caller: Caller, request: IncomingMessage, response: ServerResponse): void {
    const { id, limits } = limitedClient(caller, this.#options.abuse);
    const leave = this.#underWay.take(id, limits.concurrent * UNDER_WAY_PER_PLACE);
    if (!leave) throw tooManyAtOnce();
    whenClosed(request, response, leave);
    whenAnswered(response, () => watchAnswer(request, response, this.#answers, id));
  }

  /** What middleware and the door would answer, without taking the body first. */
  #refuseEarly(caller: Caller, door: Door | undefined, { method, headers }: IncomingMessage): void {
    const { abuse, entry } = this.#options;
    abuse.blocked.refuse(limitedClient(caller, abuse).id);
    if (caller.origin === 'foreign') throw new ServiceError('cross_site_refused');
    if (door?.methods.includes(method ?? '') === true) {
      refuseEntryEarly(door, headerOf(headers), caller, entry);
    }
  }
}

function tooManyAtOnce(): ServiceError {
  return new ServiceError('too_many_at_once', { retryAfterSeconds: RETRY_AT_ONCE_SECONDS });
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

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whose base URL ends in a slash asks for `//v1.0/…`, which would be another place to Next. */
function dropLeadingSlashes(request: IncomingMessage): void {
  request.url = request.url?.replace(/^\/{2,}/, '/');
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(url)?.[1]);
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
