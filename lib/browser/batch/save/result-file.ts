/** A picture that is done, as it is to be saved. */
export interface ResultFile {
  /** The visitor's name of the picture. */
  readonly pictureName: string;
  /** Makes the file, only when its turn has come: no more than one is held. */
  readonly make: (signal: AbortSignal) => Promise<Blob>;
}

/** What became of saving many: the names, and the pictures that could not be made. */
export interface Saved {
  readonly names: readonly string[];
  readonly failed: readonly string[];
}

export interface SaveOptions {
  readonly signal: AbortSignal;
  /** Told how many have been written. */
  readonly onProgress: (written: number) => void;
}
