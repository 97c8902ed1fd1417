import { botCheckState } from '@/lib/server/access/authorize';
import { BOT_CHECK } from '@/lib/server/doors/clearcut';
import { handlersOf } from '@/lib/server/http/handlers';
import { respondJson } from '@/lib/server/http/respond';
import { serveRequest } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/start/runtime';

export const dynamic = 'force-dynamic';

/** Tells the tool page whether its next picture needs a token, and the widget's public key. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlersOf(BOT_CHECK, {
  GET: (request) =>
    serveRequest(BOT_CHECK, request, ({ caller }) =>
      Promise.resolve(respondJson(botCheckState(request, caller, runtime().config.access))),
    ),
});
