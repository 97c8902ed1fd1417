import { isFormerModelName } from '@/lib/contracts/default-model';
import { readRemoveRequest } from '@/lib/contracts/options/read-request';
import { checkEntry } from '@/lib/server/abuse/entry';
import { enter } from '@/lib/server/abuse/guard';
import { REMOVE } from '@/lib/server/doors/clearcut';
import { answerOptions } from '@/lib/server/http/answer-options';
import { negotiateFormat } from '@/lib/server/http/negotiate';
import { respondPicture } from '@/lib/server/http/respond';
import { refuseMethods, serveRequest } from '@/lib/server/http/serve-request';
import { logger } from '@/lib/server/log/logger';
import { runtime } from '@/lib/server/start/runtime';
import { removeBackground } from '@/lib/server/remove-background';

export const dynamic = 'force-dynamic';

/** Cuts out the picture of a multipart form (part `image`) or of the raw body. */
export function POST(request: Request): Promise<Response> {
  return serveRequest(REMOVE, request, async ({ caller, figures, answerHeaders }) => {
    const { config, pool, models } = runtime();
    const { setCookie } = await checkEntry(request, caller, config.entry, (reason) =>
      logger().warn({ reason }, 'bot check'),
    );
    if (setCookie !== undefined) answerHeaders.set('Set-Cookie', setCookie);
    const visit = enter(caller);
    try {
      const upload = await REMOVE.read(request);
      figures['uploadBytes'] = upload.bodyBytes;
      const asked = readRemoveRequest(upload.option, upload.backgroundImage !== undefined, () =>
        negotiateFormat(request.headers.get('accept')),
      );
      if (isFormerModelName(asked.model)) {
        logger().warn({ formerModelName: asked.model }, 'a request names a model as the release before did');
      }
      const cutOut = await removeBackground(pool, models, upload, asked, request.signal, visit.charge);
      figures['outputBytes'] = cutOut.body.length;
      figures['pixels'] = cutOut.width * cutOut.height;
      figures['waitedMs'] = Math.round(cutOut.waitedMs);
      return respondPicture(cutOut, asked.encoding.format);
    } finally {
      visit.leave();
    }
  });
}

export const OPTIONS = answerOptions(REMOVE);

const refuse = refuseMethods(REMOVE);
export { refuse as GET, refuse as HEAD, refuse as PUT, refuse as PATCH, refuse as DELETE };
