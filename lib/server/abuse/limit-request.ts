import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { readCaller, type Caller } from '../http/caller';
import { completeAnswer } from '../http/complete-answer';
import { isCounted } from '../http/doors';
import { codeOf } from '../http/fault-code';
import { recordAnswer } from '../http/record-answer';
import { respondFault } from '../http/respond';
import { abuseState } from './abuse-state';
import { figuresOf } from './limit-error';
import { limitHeaders } from './limit-figures';
import { limitedClient } from './limited-client';

/** What becomes of a request: it is answered here, or goes on and its answer carries these headers. */
export type LimitVerdict =
  | { readonly refusal: Response }
  | { readonly refusal?: undefined; readonly headers: Readonly<Record<string, string>> };

/** Counts a request to the API, in middleware; questions (GET) and health are not counted. */
export async function limitRequest(request: NextRequest): Promise<LimitVerdict> {
  const { method, headers } = request;
  if (!isCounted(method, request.nextUrl.pathname)) return { headers: {} };
  let caller: Caller | undefined;
  try {
    caller = readCaller(headers);
    const state = abuseState();
    return { headers: limitHeaders(await state.limiter.spend(limitedClient(caller, state))) };
  } catch (error) {
    const requestId = randomUUID();
    const refusal = respondFault(error, { ...figuresOf(error), [REQUEST_ID_HEADER]: requestId });
    completeAnswer(request, refusal);
    if (caller !== undefined) {
      const { address } = caller;
      const { status } = refusal;
      recordAnswer({ requestId, address, method, route: '*', status, ...codeOf(error) });
    }
    return { refusal };
  }
}
