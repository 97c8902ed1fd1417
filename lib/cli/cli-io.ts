/** What a command says, and whom it can ask. */
export interface CliIo {
  /** What was asked for. */
  readonly out: (text: string) => void;
  /** Everything else: progress, terms, faults. */
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, where a line can be written over. */
  readonly isTerminal: boolean;
  /** Asks a person for yes or no; undefined where there is none. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
}

/** The command was not written as it has to be; it ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
