/** The part of a DOM `AbortSignal` that the core uses; it has no DOM types. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  /** Why it was aborted; carried on as the error's cause. */
  readonly reason: unknown;
}

/** Thrown between two stages when the caller's signal has been aborted. Not an error: nobody waits any more. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor(cause: unknown) {
    super('The work was cancelled.', { cause });
  }
}

/** @throws CancelledError where the signal has been aborted */
export function throwIfCancelled(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted) throw new CancelledError(signal.reason);
}
