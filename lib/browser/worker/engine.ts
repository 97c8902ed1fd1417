import type { NetSpec } from '@/lib/core/pipeline';
import type { Session } from '@/lib/core/session';
import type { EngineProgress } from './messages';

/** A loaded net and what the pipeline has to know of it. */
export interface Engine {
  readonly session: Session;
  readonly spec: NetSpec;
}

export type Report = (progress: EngineProgress) => void;

/** Brings an engine up: fetches its files, starts it. */
export type LoadEngine = (report: Report) => Promise<Engine>;
