import { BOT_CHECK_PATH } from '@/lib/contracts/bot-check';
import { botCheckState } from '@/lib/server/abuse/entry';
import { clientBucketOf } from '@/lib/server/abuse/limited-client';
import { respondJson } from '@/lib/server/http/respond';
import { serveRequest } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/ops/runtime';

export const dynamic = 'force-dynamic';

/** Tells the tool page whether its next picture needs a token, and the widget's public key. */
export function GET(request: Request): Promise<Response> {
  return serveRequest(BOT_CHECK_PATH, request, () =>
    Promise.resolve(
      respondJson(botCheckState(request, clientBucketOf(request.headers), runtime().config.entry)),
    ),
  );
}
