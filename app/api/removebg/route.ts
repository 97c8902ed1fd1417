import { serveCutOut } from '@/lib/server/compat/removebg/serve-cut-out';
import { REMOVEBG_ALIAS } from '@/lib/server/doors/removebg';
import { answerOptions } from '@/lib/server/http/answer-options';
import { refuseMethods } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Cuts a picture out as remove.bg's API does. */
export function POST(request: Request): Promise<Response> {
  return serveCutOut(REMOVEBG_ALIAS, request, runtime);
}

export const OPTIONS = answerOptions(REMOVEBG_ALIAS);

const refuse = refuseMethods(REMOVEBG_ALIAS);
export { refuse as GET, refuse as HEAD, refuse as PUT, refuse as PATCH, refuse as DELETE };
