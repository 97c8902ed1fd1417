import 'server-only';
import { leaveMemoryOutOfCoreDumps } from './core-dumps';
import { startRuntime, type PageNames } from './runtime';

/**
 * Starts the runtime in the background: health answers while the children warm up. A start that fails ends
 * the process with one line on stderr; Next would go on and answer 500 to everything.
 *
 * @param pages what the access log calls pages: the server half knows none
 */
export function startRuntimeOrExit(pages: PageNames): void {
  leaveMemoryOutOfCoreDumps();
  startRuntime(pages).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`clearcut cannot start: ${message}\n`, () => process.exit(1));
  });
}
