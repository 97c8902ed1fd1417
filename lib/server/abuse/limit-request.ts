import 'server-only';
import { randomUUID } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { isServiceError } from '@/lib/contracts/errors';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { isCounted } from '../front/doors';
import { logRefusal } from '../front/log-refusal';
import { completeAnswer } from '../http/complete-answer';
import { loggedAddressOf } from '../http/logged-address';
import { respondFault } from '../http/respond';
import { abuseState } from './abuse-state';
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
  try {
    const client = limitedClient(headers);
    return { headers: limitHeaders(await abuseState().limiter.spend(client)) };
  } catch (error) {
    const requestId = randomUUID();
    if (isServiceError(error) && error.code !== 'address_unknown') {
      const address = loggedAddressOf(headers);
      logRefusal(abuseState().logger, { requestId, address, method, code: error.code });
    }
    const figures =
      error instanceof Error && 'headers' in error ? (error.headers as Record<string, string>) : {};
    const refusal = respondFault(error, { ...figures, [REQUEST_ID_HEADER]: requestId });
    completeAnswer(request, refusal);
    return { refusal };
  }
}
