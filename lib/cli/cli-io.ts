/** What a command says, and whom it can ask. */
export interface CliIo {
  /** What was asked for. */
  readonly out: (text: string) => void;
  /** Everything else: progress, terms, errors. */
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

/** A size for people, in decimal megabytes as download pages have them. */
export function megabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} MB`;
}

/** Where the command finds models. */
export interface ModelsEnvironment {
  /** Where models are installed, absolute. */
  readonly modelDir: string;
  /** Those that ship with the program, absolute. */
  readonly shippedDir: string;
  /** Value of MODEL_MIRROR; undefined where it is not set. */
  readonly mirror: string | undefined;
}
