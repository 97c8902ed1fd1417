import { serveAccount } from '@/lib/server/compat/removebg/serve-account';
import { ACCOUNT } from '@/lib/server/doors/removebg';
import { answerOptions } from '@/lib/server/http/answer-options';
import { refuseMethods } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Tells what the client may still send today. */
export function GET(request: Request): Promise<Response> {
  return serveAccount(ACCOUNT, request, runtime);
}

export const OPTIONS = answerOptions(ACCOUNT);

const refuse = refuseMethods(ACCOUNT);
export { refuse as POST, refuse as PUT, refuse as PATCH, refuse as DELETE };
