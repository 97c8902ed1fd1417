import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { answerError, recordAnswer } from '../http/complete-answer';
import { readCaller, type Caller } from '../http/caller';
import type { Door } from '../http/door';
import { reasonOf } from '../http/public-error';
import { figureHeaders, limitHeaders } from './limit-figures';
import { limitedClient, rateLimitState } from './rate-limit-state';

/** What becomes of a request: it is answered here, or goes on and its answer carries these headers. */
export type LimitVerdict =
  | { readonly refusal: Response }
  | { readonly refusal?: undefined; readonly headers: Readonly<Record<string, string>> };

/** Counts a request to a door, in middleware, where the door says that it counts. */
export async function limitRequest(request: NextRequest, door: Door): Promise<LimitVerdict> {
  const { method, headers } = request;
  if (!door.isCounted(method)) return { headers: {} };
  let caller: Caller | undefined;
  try {
    caller = readCaller(headers);
    const state = rateLimitState();
    const figures = await state.limiter.spend(limitedClient(caller, state));
    return { headers: limitHeaders(figures, door.rateLimitReset) };
  } catch (error) {
    const requestId = randomUUID();
    const refusal = answerError(door, error, headers.get('origin'), {
      ...figureHeaders(error, door),
      [REQUEST_ID_HEADER]: requestId,
    });
    if (caller !== undefined) {
      const { address } = caller;
      const { status } = refusal;
      recordAnswer({ requestId, address, method, route: '*', status, ...reasonOf(error) });
    }
    return { refusal };
  }
}
