import 'server-only';
import { httpConfig } from '@/lib/config/http';
import type { ErrorCode } from '@/lib/contracts/error-codes';
import { formatLogAddress } from './log-address';
import { logger } from './logger';

/** What the access log holds of a request. */
export interface RequestFacts {
  readonly requestId: string;
  /** The client's whole address; the line holds of it what LOG_ADDRESS allows. */
  readonly address: string | undefined;
  readonly method: string | undefined;
  /** A pattern of ours; the URL, which may carry a query, is never logged. */
  readonly route: string;
  readonly status: number;
  /** Why it was not answered as asked. */
  readonly code?: ErrorCode | 'client_gone' | undefined;
  /** The class of an exception that no code foresees. */
  readonly errorClass?: string | undefined;
  readonly durationMs?: number;
  /** Sizes and durations; nothing else fits. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** Writes the one line that the access log has for each request. */
export function logRequest({ address, figures, ...facts }: RequestFacts): void {
  const logged = address === undefined ? undefined : formatLogAddress(address, httpConfig().logAddress);
  const line = { ...facts, ...(logged === undefined ? {} : { address: logged }), ...figures };
  if (facts.status >= 500) logger().warn(line, 'request');
  else logger().info(line, 'request');
}
