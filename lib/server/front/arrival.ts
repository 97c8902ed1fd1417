import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ServiceError } from '@/lib/contracts/errors';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { figureHeaders, LimitError } from '../rate-limit/limit-figures';
import type { Caller } from '../http/caller';
import { CLIENT_CLOSED_REQUEST } from '../log/log-request';
import { answerError, recordAnswer } from '../http/complete-answer';
import type { Door } from '../http/door';
import { publicErrorOf, reasonOf } from '../http/public-error';
import { respondError } from '../http/respond';
import { API_HEADERS } from '../http/security-headers';
import { refuse } from './refuse';
import { holdBody } from './request-body';
import { MAX_UPLOAD_MS, PACE_TICK_MS, TransferPace } from './transfer-pace';
import { whenClosed } from './when-closed';

export interface ArrivalOptions {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly caller: Caller | undefined;
  /** Where it goes; undefined for a page or a file. */
  readonly door: Door | undefined;
  /** Counts the request against its client, where it counts and ends here: middleware never sees it. */
  readonly count: () => void;
}

/** A request on its way in, until it is given to Next, or ends here. */
export class Arrival {
  readonly #options: ArrivalOptions;
  readonly #begunAtMs = performance.now();
  #bytes = 0;
  #ended = false;
  #ticker: NodeJS.Timeout | undefined;
  #release: () => void = () => undefined;

  constructor(options: ArrivalOptions) {
    this.#options = options;
  }

  /** Sees to it that what this request holds is given back, at the latest when its connection is closed. */
  holdRoom(release: () => void): void {
    const { request, response } = this.#options;
    this.#release = whenClosed(request, response, () => {
      release();
      this.end('client_gone');
    });
  }

  /**
   * Takes the body in, at a pace and up to a length.
   *
   * @param takeRoom told of each piece before it is kept; what it throws ends the request
   * @param proceed called when its last byte has come, with the body's pieces: those that it leaves there go to Next
   */
  receive(
    maxBytes: number,
    takeRoom: (bytes: number) => void,
    proceed: (pieces: Uint8Array[]) => void,
  ): void {
    const pace = new TransferPace(performance.now(), MAX_UPLOAD_MS);
    this.#ticker = setInterval(() => {
      if (pace.isTooSlow(performance.now(), this.#bytes)) this.end(new ServiceError('upload_too_slow'));
    }, PACE_TICK_MS).unref();
    holdBody(
      this.#options.request,
      (bytes) => {
        this.#bytes += bytes;
        try {
          if (this.#bytes > maxBytes) throw new ServiceError('upload_too_large');
          takeRoom(bytes);
          return true;
        } catch (error) {
          this.end(error);
          return false;
        }
      },
      (pieces, handOver) => {
        clearInterval(this.#ticker);
        if (this.#ended) return;
        this.#ended = true;
        proceed(pieces);
        handOver();
      },
    );
  }

  /** The request ends here, and its client goes on elsewhere: what it carries is not wanted. */
  sendOn(location: string): void {
    this.#ended = true;
    const requestId = randomUUID();
    const headers = { ...API_HEADERS, [REQUEST_ID_HEADER]: requestId, Location: location };
    this.#answer(requestId, new Response(null, { status: 303, headers }));
  }

  /**
   * The request ends here.
   *
   * @param reason why it is refused, or that its client is gone
   */
  end(reason: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#ticker);
    this.#release();
    const { request, door, count } = this.#options;
    // It is not refused for having been counted before, so it counts.
    if (!(reason instanceof LimitError)) count();
    const requestId = randomUUID();
    if (reason === 'client_gone') {
      this.#record(requestId, { status: CLIENT_CLOSED_REQUEST, code: reason });
      return;
    }
    const headers = {
      ...figureHeaders(reason, door),
      ...(reasonOf(reason).code === 'method_not_allowed'
        ? { Allow: door?.methods.join(', ') ?? 'GET, HEAD' }
        : {}),
      [REQUEST_ID_HEADER]: requestId,
    };
    const answer = door
      ? answerError(door, reason, request.headers.origin ?? null, headers)
      : respondError(publicErrorOf(reason), headers);
    this.#answer(requestId, answer, reasonOf(reason));
  }

  #answer(requestId: string, answer: Response, reason: Partial<ReturnType<typeof reasonOf>> = {}): void {
    const { request, response } = this.#options;
    this.#record(requestId, { status: answer.status, ...reason });
    refuse(request, response, answer).catch(() => request.socket.destroy());
  }

  /** The path, which may be anything, is not told. */
  #record(
    requestId: string,
    outcome: Pick<Parameters<typeof recordAnswer>[0], 'status' | 'code' | 'errorClass'>,
  ) {
    recordAnswer({
      requestId,
      address: this.#options.caller?.address,
      method: this.#options.request.method,
      route: '*',
      ...outcome,
      durationMs: Math.round(performance.now() - this.#begunAtMs),
      figures: { receivedBytes: this.#bytes },
    });
  }
}
