import type { EngineFile } from './engine-file';

/** A file on its way in: its room, and how much of it has arrived. */
export interface FileCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  received: number;
}

/** Room for a file, and nothing in it. */
export function emptyCopy({ bytes }: EngineFile): FileCopy {
  return { bytes: new Uint8Array(bytes), received: 0 };
}
