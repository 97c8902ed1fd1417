import 'server-only';
// eslint-disable-next-line no-restricted-imports -- for the kernel's switch below, which is no storage
import { writeFileSync } from 'node:fs';
import { printLine } from '../log/standard-error';
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

/**
 * Keeps pictures out of core dumps. It tells the kernel to leave all of this process's memory out of them (Linux,
 * core(5)). Inference children inherit it. Node cannot lower the limit of `ulimit -c` itself; where the kernel has no
 * such switch, operators do that (docs/operations.md).
 */
function leaveMemoryOutOfCoreDumps(): void {
  try {
    // eslint-disable-next-line no-restricted-syntax -- a file of /proc stores nothing
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // No Linux, or a kernel without core dumps.
  }
}
