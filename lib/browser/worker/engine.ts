import type { Net } from '@/lib/core/solve/net';
import type { EngineProgress } from './messages';

export type Report = (progress: EngineProgress) => void;

/** Brings an engine up: fetches its files, starts it. */
export type LoadEngine = (report: Report) => Promise<Net>;
