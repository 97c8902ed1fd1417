import { respondJson } from '@/lib/server/http/respond';

export const dynamic = 'force-dynamic';

/** The process answers: what a supervisor asks before it restarts one. */
export function GET(): Response {
  return respondJson({ live: true });
}
