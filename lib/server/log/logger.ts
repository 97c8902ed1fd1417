import 'server-only';
import { pino, type Logger } from 'pino';
import { processWide } from '@/lib/config/process-wide';

/**
 * JSON lines on stdout. What a line may hold is decided where it is written. It is ids, routes, statuses, sizes,
 * durations and codes; never a name, a query or anything from a picture.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Next bundles instrumentation, middleware and routes apart; they write through one logger. */
const holder = processWide<{ logger?: Logger }>('logger', () => ({}));

export function setLogger(logger: Logger): void {
  holder.logger = logger;
}

/** @throws Error before instrumentation has run; whoever answers a request is past that */
export function logger(): Logger {
  if (!holder.logger) throw new Error('the logger has not been set by instrumentation');
  return holder.logger;
}
