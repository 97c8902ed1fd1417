import 'server-only';
import type { Runtime } from './runtime';

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
