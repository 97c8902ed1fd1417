import type { RefusalReason } from '../intake/refusal';

/* Also runs in a worker: no DOM here. */

/** Why an archive, or one thing in it, is not unpacked. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}
