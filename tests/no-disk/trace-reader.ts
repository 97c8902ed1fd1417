import { storageFault } from './storage-fault';

/** One system call as strace prints it. */
export interface Syscall {
  readonly pid: string;
  readonly name: string;
  /** Between the parentheses, paths and flags in words; never any data (`-s 0`). */
  readonly args: string;
  /** Behind the equals sign. */
  readonly result: string;
}

/**
 * Reads what strace prints for a whole process tree, as it comes. Counts the calls and collects those that store
 * something ({@link storageFault}). Calls that other threads interrupt are put together again.
 */
export class TraceReader {
  readonly counts = new Map<string, number>();
  readonly pids = new Set<string>();
  /** One line for each call that stores something. */
  readonly faults: string[] = [];
  /** Kernel switches (files of /proc) that were set, which store nothing. */
  readonly kernelSwitches = new Set<string>();
  /** Lines that are no call, no signal and no exit: where there are any, the trace was not understood. */
  readonly strange: string[] = [];
  readonly #unfinished = new Map<string, string>();
  #rest = '';

  feed(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line);
  }

  /** Calls seen, all kinds together. */
  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  #line(line: string): void {
    const [, pid, text] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (pid === undefined || text === undefined) {
      if (line !== '') this.strange.push(line);
      return;
    }
    this.pids.add(pid);
    if (/^(\+\+\+|---)/.test(text)) return;
    const begun = /^(.*) <unfinished \.\.\.>$/.exec(text)?.[1];
    if (begun !== undefined) {
      this.#unfinished.set(pid, begun);
      return;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    this.#call(pid, resumed === undefined ? text : (this.#unfinished.get(pid) ?? '') + resumed);
    this.#unfinished.delete(pid);
  }

  #call(pid: string, text: string): void {
    const [, name, args, result] = /^(\w+)\((.*)\) += (.*)$/.exec(text) ?? [];
    if (name === undefined || args === undefined || result === undefined) {
      // A process that is killed inside a call leaves the call without a result.
      if (!/\) += \?$|<unfinished|^\w+\(.*$/.test(text)) this.strange.push(text);
      return;
    }
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    const fault = storageFault({ pid, name, args, result });
    if (fault?.kind === 'kernel-switch') this.kernelSwitches.add(fault.what);
    if (fault?.kind === 'stored') this.faults.push(`${fault.what}: [${pid}] ${name}(${args}) = ${result}`);
  }

  /**
   * To be called when the trace has ended. A call that was begun and never ended is judged by its beginning.
   */
  end(): void {
    for (const [pid, begun] of this.#unfinished) this.#call(pid, `${begun}) = ?`);
  }
}
