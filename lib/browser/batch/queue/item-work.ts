import type { PageErrorCode } from '../../errors/device-errors';
import type { PlacedCutOut } from '../../remove-background';
import type { EngineProgress } from '../../worker/messages';

/** How far a picture of a batch has come. */
export type ItemWork =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'uploading'; readonly share: number }
  /** The service has it. */
  | { readonly phase: 'working' }
  | { readonly phase: 'local'; readonly engine: EngineProgress }
  | { readonly phase: 'done'; readonly cutOut: PlacedCutOut }
  | { readonly phase: 'failed'; readonly code: PageErrorCode }
  /** By the visitor. */
  | { readonly phase: 'stopped' };

export type ItemPhase = ItemWork['phase'];

/** Why pictures wait though nothing is done for any of them. */
export type Hold =
  /** The service wants no picture before that time, by Date.now. */
  | { readonly kind: 'service'; readonly untilMs: number }
  | { readonly kind: 'offline' }
  /** The visitor is asked whether the engine may be downloaded. */
  | { readonly kind: 'asking'; readonly downloadBytes: number };

/** What a queue tells. */
export type QueueEvent =
  | { readonly type: 'moved'; readonly id: string; readonly work: ItemWork }
  | { readonly type: 'held'; readonly hold: Hold | undefined };
