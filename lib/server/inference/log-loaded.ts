import 'server-only';
import type { Logger } from 'pino';
import type { FromChild } from './messages';

/** Logs what runs a child's model, and what was to run it and does not. */
export function logLoaded(
  logger: Logger,
  { model, provider, skipped, durationMs }: FromChild & { type: 'loaded' },
): void {
  for (const error of skipped) logger.warn({ model, ...error }, 'execution provider skipped');
  logger.info({ model, provider, durationMs: Math.round(durationMs) }, 'model loaded');
}
