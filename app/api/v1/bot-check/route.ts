import { BOT_CHECK_PATH } from '@/lib/contracts/bot-check';
import { botCheckState } from '@/lib/server/abuse/entry';
import { respondJson } from '@/lib/server/http/respond';
import { serveRequest } from '@/lib/server/http/serve-request';
import { runtime } from '@/lib/server/ops/runtime';

export const dynamic = 'force-dynamic';

/** Stands for the client's bucket until the integration puts clientBucket(headers) in its place. */
const CLIENT_BUCKET = 'local';

/** Tells the tool page whether its next picture needs a token, and the widget's public key. */
export function GET(request: Request): Promise<Response> {
  return serveRequest(BOT_CHECK_PATH, request, () =>
    Promise.resolve(respondJson(botCheckState(request, CLIENT_BUCKET, runtime().config.entry))),
  );
}
