import { startServer, type RunningServer } from '@/tests/fixtures/server';

/** No model is too slow or too large to be measured. */
const LONGEST_MS = 600_000;
const PATIENT = { JOB_TIMEOUT_MS: String(LONGEST_MS), MODEL_MEMORY_MB: '100000', LOG_LEVEL: 'warn' };

/**
 * Starts the built server with a model as its default. It gives the server all the time that a large model takes to
 * load.
 *
 * @param env variables on top of this process's own
 */
export function startPatiently(
  model: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  return startServer({ ...PATIENT, DEFAULT_MODEL: model, ...env }, { readyWithinMs: LONGEST_MS });
}
