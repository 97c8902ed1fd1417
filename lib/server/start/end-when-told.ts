import 'server-only';
import type { Server } from 'node:http';
import type { Logger } from 'pino';

/** After so long the process ends, whatever is still open: supervisors kill after 40 s. */
const LONGEST_DRAIN_MS = 38_000;

export interface Ending {
  /** Called first: what is asked from here on, or still coming in, is refused. */
  readonly drain: () => void;
  /** Those that listen. */
  readonly servers: ReadonlySet<Server>;
  readonly log: Logger;
}

/**
 * Ends the process on SIGTERM and SIGINT with exit code 0. All that had come in whole has been answered then. Next's
 * own handler, which `scripts/serve.mjs` switches off, would end it with 143; in development it stays.
 */
export function endWhenTold({ drain, servers, log }: Ending): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'draining');
      drain();
      if (process.env['NEXT_MANUAL_SIG_HANDLE'] === undefined) return;
      const closed = [...servers].map((server) => new Promise((resolve) => server.close(resolve)));
      void Promise.all(closed).then(() => process.exit(0));
      setTimeout(() => process.exit(0), LONGEST_DRAIN_MS).unref();
    });
  }
}
