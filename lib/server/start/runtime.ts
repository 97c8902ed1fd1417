import 'server-only';
import type { ServerConfig } from '@/lib/config/server';
import { processWide } from '@/lib/config/process-wide';
import type { UploadBudget } from '../inference/admission';
import type { OfferedModels } from '../inference/choose-model';
import type { InferencePool } from '../inference/pool';

/** What one server process has one of. */
export interface Runtime {
  readonly config: ServerConfig;
  readonly pool: InferencePool;
  /** What requests can choose from, as it was at the start. */
  readonly models: OfferedModels;
  /** The memory of uploads, and of what is fetched. */
  readonly uploads: UploadBudget;
  /** All children were warm once. */
  started: boolean;
  /** The process was told to end: it answers what it has accepted, and no longer wants new work. */
  draining: boolean;
}

/** Next bundles instrumentation, middleware and routes apart; a module's own variable would exist three times. */
const holder = processWide<{ runtime?: Runtime }>('runtime', () => ({}));

export function setRuntime(runtime: Runtime): void {
  holder.runtime = runtime;
}

/** @throws Error before {@link setRuntime} */
export function runtime(): Runtime {
  if (!holder.runtime) throw new Error('the runtime has not been started by instrumentation');
  return holder.runtime;
}

/** Next's development server runs instrumentation again after a change. */
export function isRuntimeBuilt(): boolean {
  return holder.runtime !== undefined;
}

/** What a load balancer is told. */
export type Readiness =
  | {
      readonly ready: true;
      /** The default one. */
      readonly model: string;
      readonly children: number;
      /** What runs its graph; where children differ, all of it, with commas between. */
      readonly provider: string | undefined;
    }
  | { readonly ready: false; readonly reason: 'starting' | 'draining' | 'no inference child' };

/**
 * Whether a load balancer should send pictures here. All children were warm once, and at least one is now (a dead one
 * is being replaced). The process has not been told to end.
 */
export function readiness({ started, draining, pool, config }: Runtime): Readiness {
  if (draining) return { ready: false, reason: 'draining' };
  if (!started) return { ready: false, reason: 'starting' };
  const { warm } = pool.status;
  if (warm === 0) return { ready: false, reason: 'no inference child' };
  return { ready: true, model: config.defaultModel, children: warm, provider: pool.provider };
}
