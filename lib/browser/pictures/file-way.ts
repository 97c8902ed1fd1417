import type { LargeWay } from './large-picture';

/** What is done with a file that is not taken as it is. */
export interface FileWay {
  /** With one that the service does not take for its size; undefined: the visitor is asked. */
  readonly largeWay?: LargeWay | undefined;
  /** Of one that is cut short, what is there is cut out. */
  readonly partial?: boolean;
}
