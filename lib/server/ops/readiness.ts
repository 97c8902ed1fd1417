import 'server-only';
import type { Runtime } from './runtime';

export type Readiness =
  | { readonly ready: true; readonly model: string; readonly children: number }
  | { readonly ready: false; readonly reason: 'starting' | 'draining' | 'no inference child' };

/**
 * Whether a load balancer should send pictures here: all children were warm once, at least one is now
 * (a dead one is being replaced), and the process has not been told to end.
 */
export function readiness({ started, draining, pool, config }: Runtime): Readiness {
  if (draining) return { ready: false, reason: 'draining' };
  if (!started) return { ready: false, reason: 'starting' };
  const { warm } = pool.status;
  if (warm === 0) return { ready: false, reason: 'no inference child' };
  return { ready: true, model: config.model, children: warm };
}
