import 'server-only';
// eslint-disable-next-line no-restricted-imports -- for the kernel's switch below, which is no storage
import { writeFileSync } from 'node:fs';

/**
 * Keeps pictures out of core dumps. It tells the kernel to leave all of this process's memory out of them (Linux,
 * core(5)). Inference children inherit it. Node cannot lower the limit of `ulimit -c` itself; where the kernel has no
 * such switch, operators do that (docs/operations.md).
 */
export function leaveMemoryOutOfCoreDumps(): void {
  try {
    // eslint-disable-next-line no-restricted-syntax -- a file of /proc stores nothing
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // No Linux, or a kernel without core dumps.
  }
}
