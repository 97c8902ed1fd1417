import 'server-only';
import { pino, type Logger } from 'pino';

/**
 * JSON lines on stdout. What a line may hold is decided where it is written: ids, routes, statuses, sizes,
 * durations and codes; never a name, a query or anything from a picture.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
