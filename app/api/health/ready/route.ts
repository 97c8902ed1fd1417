import { respondJson } from '@/lib/server/http/respond';
import { readiness } from '@/lib/server/ops/readiness';
import { runtime } from '@/lib/server/ops/runtime';

export const dynamic = 'force-dynamic';

/** Pictures may be sent here: what a load balancer asks. */
export function GET(): Response {
  const state = readiness(runtime());
  return respondJson(state, state.ready ? 200 : 503);
}
