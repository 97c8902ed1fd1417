import 'server-only';
import { randomUUID } from 'node:crypto';
import { isServiceError } from '@/lib/contracts/errors';
import { REQUEST_ID_HEADER } from '@/lib/contracts/remove';
import { isCounted } from '../front/doors';
import { logRefusal } from '../front/log-refusal';
import { respondFault } from '../http/respond';
import { abuseState } from './abuse-state';
import { limitHeaders } from './limit-figures';
import { limitedClient } from './limited-client';

/** What becomes of a request: it is answered here, or goes on and its answer carries these headers. */
export type LimitVerdict =
  | { readonly refusal: Response }
  | { readonly refusal?: undefined; readonly headers: Readonly<Record<string, string>> };

/** Counts a request to the API, in middleware; questions (GET) and health are not counted. */
export async function limitRequest(method: string, path: string, headers: Headers): Promise<LimitVerdict> {
  if (!isCounted(method, path)) return { headers: {} };
  try {
    const client = limitedClient(headers);
    return { headers: limitHeaders(await abuseState().limiter.spend(client)) };
  } catch (error) {
    const requestId = randomUUID();
    if (isServiceError(error) && error.code !== 'address_unknown') {
      logRefusal(abuseState().logger, { requestId, method, code: error.code });
    }
    const figures =
      error instanceof Error && 'headers' in error ? (error.headers as Record<string, string>) : {};
    return { refusal: respondFault(error, { ...figures, [REQUEST_ID_HEADER]: requestId }) };
  }
}
