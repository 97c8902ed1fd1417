import 'server-only';
import { BoundedMap } from './bounded-map';
import { LimitError, type LimitFigures } from './limit-figures';
import type { ErrorCode } from '@/lib/contracts/error-codes';

/** Clients remembered at once; those blocked longest ago give way. They are counted again, nothing worse. */
const MAX_CLIENTS = 10_000;

/** A refusal that holds until its window is over. */
interface Block {
  readonly code: ErrorCode;
  readonly figures: LimitFigures;
  readonly untilMs: number;
}

/**
 * Clients that are over a limit, so that the front can refuse them before it takes a body. A shortcut for
 * this process only: the counts decide.
 */
export class BlockedClients {
  readonly #blocks = new BoundedMap<Block>(MAX_CLIENTS);

  get size(): number {
    return this.#blocks.size;
  }

  block(client: string, code: ErrorCode, figures: LimitFigures): void {
    this.#blocks.set(client, { code, figures, untilMs: Date.now() + figures.resetMs });
  }

  /** @throws LimitError when the client is blocked now */
  refuse(client: string): void {
    const block = this.#blocks.get(client);
    if (!block) return;
    const resetMs = block.untilMs - Date.now();
    if (resetMs > 0) throw new LimitError(block.code, { ...block.figures, resetMs });
    this.#blocks.delete(client);
  }
}
