import 'server-only';
import { printLine } from '../log/standard-error';
import { leaveMemoryOutOfCoreDumps } from './core-dumps';
import { buildRuntime, warmUp, type PageNames } from './build-runtime';
import { isRuntimeBuilt } from './runtime';

/**
 * Builds the runtime, and leaves the children to warm up in the background: health answers meanwhile. Until it resolves
 * Next lets nobody in, so no request comes past the front. A start that fails ends the process with one line on stderr.
 * Next would go on and answer 500 to everything.
 *
 * @param pages what the front has to know of them: the server half knows none
 */
export async function startRuntimeOrExit(pages: PageNames): Promise<void> {
  if (isRuntimeBuilt()) return;
  leaveMemoryOutOfCoreDumps();
  try {
    warmUp(await buildRuntime(pages)).catch(exit);
  } catch (error) {
    exit(error);
  }
}

function exit(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  printLine(`clearcut cannot start: ${message}\n`, () => process.exit(1));
}
