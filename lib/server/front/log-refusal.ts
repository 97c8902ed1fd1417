import 'server-only';
import type { Logger } from 'pino';
import { ERRORS, type ErrorCode } from '@/lib/contracts/errors';
import { CLIENT_CLOSED_REQUEST } from '../http/client-closed-request';
import { observeAnswer } from '../ops/observe';

export interface RefusalFacts {
  readonly requestId: string;
  /** As the log may hold it. */
  readonly address: string | undefined;
  readonly method: string | undefined;
  readonly code: ErrorCode | 'client_gone';
  readonly durationMs?: number;
  /** Bytes of the body that had arrived. */
  readonly receivedBytes?: number;
}

/** The log line, and the count, of a request that ended before it came to a handler; the path, which may be anything, is not told. */
export function logRefusal(logger: Logger, facts: RefusalFacts): void {
  const { requestId, address, method, code, ...figures } = facts;
  const status = code === 'client_gone' ? CLIENT_CLOSED_REQUEST : ERRORS[code].status;
  observeAnswer('*', status, code);
  const line = {
    requestId,
    ...(address === undefined ? {} : { address }),
    method,
    route: '*',
    status,
    code,
    ...figures,
  };
  if (status >= 500) logger.warn(line, 'request');
  else logger.info(line, 'request');
}
