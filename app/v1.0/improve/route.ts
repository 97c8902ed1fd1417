import { respondWords } from '@/lib/server/compat/removebg/respond-fault';
import { NOT_IMPLEMENTED } from '@/lib/server/compat/removebg/words';
import { IMPROVE } from '@/lib/server/doors/removebg';
import { answerOptions } from '@/lib/server/http/answer-options';
import { refuseMethods, serveRequest } from '@/lib/server/http/serve-request';

export const dynamic = 'force-dynamic';

/** remove.bg keeps what is sent here; nothing is kept here. */
export function POST(request: Request): Promise<Response> {
  return serveRequest(IMPROVE, request, () => Promise.resolve(respondWords(NOT_IMPLEMENTED)));
}

export const OPTIONS = answerOptions(IMPROVE);

const refuse = refuseMethods(IMPROVE);
export { refuse as GET, refuse as HEAD, refuse as PUT, refuse as PATCH, refuse as DELETE };
